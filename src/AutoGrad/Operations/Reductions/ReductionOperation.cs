using System.Numerics;
using AutoGrad.Algebra;
using AutoGrad.Kernels;

namespace AutoGrad.Operations;

/// <summary>An operation that makes one number of the elements along some axes.</summary>
internal abstract class ReductionOperation(AxisSet axes, bool keepDims) : Operation
{
    /// <inheritdoc/>
    public override string Attributes => keepDims ? $"{axes}, keepDims" : axes.ToString();

    /// <summary>Whether the result for no elements at all is undefined.</summary>
    private protected virtual bool NeedsElements => false;

    private protected AxisSet Axes => axes;

    internal override TensorType Infer(ReadOnlySpan<Tensor> operands)
    {
        Tensor x = operands[0];
        if (!x.DType.IsFloating)
            throw new DTypeException($"{Name} needs Float32 or Float64 elements, but it got {x.DType} {x.Shape}; cast with To(DType.Float32).");
        Shape shape = axes.Reduce(x.Shape, keepDims);
        if (NeedsElements && axes.Count(x.Shape) == 0)
            throw new ShapeException($"{Name} of no elements is undefined, but {x.Shape} has none along {axes}.");
        return new TensorType(shape, x.DType);
    }

    /// <summary>The result, or its adjoint, in a shape that broadcasts to the operand: with the reduced axes of length 1, or a single number.</summary>
    private protected Tensor Keep(Tensor y, Tensor x) => keepDims || y.Rank == 0 ? y : y.Reshape(axes.Reduce(x.Shape, keepDims: true));

    /// <summary>The same reduction of something of the operand's shape by summation.</summary>
    private protected Tensor SumOf(Tensor terms) => new Sum(axes, keepDims).Apply(terms);

    /// <summary>Combines terms over the axes.</summary>
    private protected void Run<TTerm, TCombiner, T>(TTerm term, Tensor x, ReadOnlySpan<T> centres, Span<T> destination, bool accumulate = false)
        where TTerm : struct, ITerm
        where TCombiner : struct, ICombiner
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Reduce.Run<TTerm, TCombiner, T>(term, x.Read<T>(), x.Shape.Axes, axes.Bits(x.Shape), centres, destination, accumulate);
}
