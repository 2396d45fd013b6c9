using AutoGrad.Kernels;

namespace AutoGrad.Operations;

/// <summary>A combination of masks, element by element after broadcasting.</summary>
internal sealed class Logical<TConnective> : Operation where TConnective : struct, IConnective
{
    public static Logical<TConnective> Operation { get; } = new();

    /// <inheritdoc/>
    public override string Name => typeof(TConnective).Name;

    internal override bool IsDifferentiable => false;

    internal override Kept Keeps => Kept.None;

    internal override TensorType Infer(ReadOnlySpan<Tensor> operands)
    {
        foreach (Tensor operand in operands)
        {
            if (operand.DType != DType.Bool)
                throw new DTypeException($"{Name} combines masks, but it got {operand.DType} {operand.Shape}; compare it first, as in x > 0.");
        }

        return new TensorType(Broadcasting.Common(Name, operands[0].Shape, operands[1].Shape), DType.Bool);
    }

    internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
    {
        var combination = new ConnectiveStretch<TConnective>(operands[0].Read<bool>(), operands[1].Read<bool>(), result.Write<bool>());
        BroadcastLoop.Run(ref combination, operands, result);
    }
}
