using System.Globalization;
using System.Numerics;

namespace AutoGrad.Operations;

/// <summary>
/// Factors for the elements of a tensor of the operand's shape and dtype: 0 with probability p, else 1/(1 − p). It is an operation, and not
/// a constant, so that every replay of a tape draws anew.
/// </summary>
internal sealed class DropoutMask(Random random, double probability) : Operation
{
    /// <inheritdoc/>
    public override string Attributes => string.Create(CultureInfo.InvariantCulture, $"probability {probability:R}");

    internal override bool IsDifferentiable => false;

    internal override bool IsRandom => true;

    internal override Kept Keeps => Kept.None;

    internal override Tensor Produce(ReadOnlySpan<Tensor> operands, in TensorType type, TensorOwner? owner)
    {
        if (RandomDraws.Current is not { } draws)
            return base.Produce(operands, type, owner);
        if (draws.Again(type.Shape, type.DType) is { } again)
            return again;
        Tensor mask = base.Produce(operands, type, owner);
        draws.Note(mask);
        return mask;
    }

    internal override TensorType Infer(ReadOnlySpan<Tensor> operands)
    {
        Tensor x = operands[0];
        return x.DType.IsFloating
            ? new TensorType(x.Shape, x.DType)
            : throw new DTypeException($"Dropout needs Float32 or Float64 elements, but it got {x.DType} {x.Shape}; cast with To(DType.Float32).");
    }

    internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
    {
        var body = new Body(random, probability, result);
        DTypeDispatch.Floating(result.DType, ref body);
    }

    readonly struct Body(Random random, double probability, Tensor result) : IFloatingBody
    {
        public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            T kept = T.CreateChecked(1 / (1 - probability));
            foreach (ref T factor in result.Write<T>())
                factor = random.NextDouble() < probability ? T.Zero : kept;
        }
    }
}
