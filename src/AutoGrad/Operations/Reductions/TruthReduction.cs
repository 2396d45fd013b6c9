using AutoGrad.Kernels;

namespace AutoGrad.Operations;

/// <summary>A reduction of truth values along one axis or all. It is a constant for differentiation.</summary>
internal abstract class TruthReduction(int? axis, bool keepDims) : Operation
{
    /// <inheritdoc/>
    public override string Attributes => $"{Axes}{(keepDims ? ", keepDims" : "")}";

    internal override bool IsDifferentiable => false;

    internal override Kept Keeps => Kept.None;

    AxisSet Axes => axis is { } one ? AxisSet.Of(one) : AxisSet.All;

    private protected abstract void Run(in LineLayout layout, ReadOnlySpan<bool> source, Span<bool> destination);

    internal override TensorType Infer(ReadOnlySpan<Tensor> operands)
    {
        Tensor x = operands[0];
        return x.DType == DType.Bool
            ? new TensorType(Axes.Reduce(x.Shape, keepDims), DType.Bool)
            : throw new DTypeException($"{Name} needs a Bool mask, but it got {x.DType} {x.Shape}; compare it first, as in x > 0.");
    }

    internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate) =>
        Run(LineLayout.Last(operands[0].Shape.Axes, Axes.Bits(operands[0].Shape)), operands[0].Read<bool>(), result.Write<bool>());
}
