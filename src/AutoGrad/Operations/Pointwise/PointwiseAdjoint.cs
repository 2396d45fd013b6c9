using AutoGrad.Kernels;

namespace AutoGrad.Operations;

/// <summary>
/// The adjoint of a pointwise operation's result times the derivative with respect to one operand, in one loop. Backward passes run it; a pass that is itself
/// recorded uses the derivative as operations on tensors instead.
/// </summary>
/// <param name="function">The operation's name.</param>
/// <param name="body">What the loop computes from the result's adjoint, the operands and the result.</param>
internal sealed class PointwiseAdjoint<TBody>(string function, TBody body) : Operation, ITileable where TBody : struct, IMapBody
{
    /// <inheritdoc/>
    public override string Name => $"{function}Adjoint";

    internal override bool IsDifferentiable => false;

    internal override bool CanAccumulate => true;

    internal override TensorType Infer(ReadOnlySpan<Tensor> operands) => new(operands[0].Shape, operands[0].DType);

    public bool CanTile(ReadOnlySpan<Tensor> operands, Tensor result) => BroadcastLoop.IsOneStretch(operands, result);

    public void ComputeTile(ReadOnlySpan<Tensor> operands, Tensor result, int start, int count, bool accumulate) =>
        PointwiseLoop.RunTile(body, operands, result, start, count, accumulate);

    internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate) =>
        PointwiseLoop.Run(body, operands, result, accumulate);
}
