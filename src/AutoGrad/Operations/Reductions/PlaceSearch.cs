using System.Numerics;
using AutoGrad.Kernels;

namespace AutoGrad.Operations;

/// <summary>A search along an axis, or through all elements, whose result is a place. It is a constant for differentiation.</summary>
internal abstract class PlaceSearch(int? axis, bool keepDims) : Operation
{
    /// <inheritdoc/>
    public override string Attributes => $"{(axis is null ? "all elements" : $"axis {axis}")}{(keepDims ? ", keepDims" : "")}";

    internal override bool IsDifferentiable => false;

    internal override Kept Keeps => Kept.None;

    AxisSet Axes => axis is { } one ? AxisSet.Of(one) : AxisSet.All;

    private protected abstract void Search<T>(in LineLayout layout, ReadOnlySpan<T> source, Span<int> places) where T : unmanaged, INumber<T>;

    internal override TensorType Infer(ReadOnlySpan<Tensor> operands)
    {
        Tensor x = operands[0];
        if (x.DType == DType.Bool)
            throw new DTypeException($"{Name} compares numbers, but it got {x.DType} {x.Shape}; cast with To(DType.Int32).");
        Shape shape = Axes.Reduce(x.Shape, keepDims);
        if (Axes.Count(x.Shape) == 0)
            throw new ShapeException($"{Name} of no elements is undefined, but {x.Shape} has none along {Axes}.");
        return new TensorType(shape, DType.Int32);
    }

    internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
    {
        var body = new Body(this, operands[0], LineLayout.Last(operands[0].Shape.Axes, Axes.Bits(operands[0].Shape)), result);
        DTypeDispatch.Number(operands[0].DType, ref body);
    }

    readonly struct Body(PlaceSearch search, Tensor x, LineLayout layout, Tensor result) : INumberBody
    {
        public void Run<T>() where T : unmanaged, INumber<T> => search.Search(layout, x.Read<T>(), result.Write<int>());
    }
}
