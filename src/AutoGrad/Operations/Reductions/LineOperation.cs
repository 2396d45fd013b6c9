using AutoGrad.Kernels;

namespace AutoGrad.Operations;

/// <summary>An operation that treats each line of elements along an axis by itself and gives a result of the operand's shape.</summary>
internal abstract class LineOperation(int axis) : Operation
{
    /// <inheritdoc/>
    public override string Attributes => $"axis {axis}";

    private protected int Axis => axis;

    internal override TensorType Infer(ReadOnlySpan<Tensor> operands)
    {
        Tensor x = operands[0];
        if (!x.DType.IsFloating)
            throw new DTypeException($"{Name} needs Float32 or Float64 elements, but it got {x.DType} {x.Shape}; cast with To(DType.Float32).");
        x.Shape.Axis(axis);
        return new TensorType(x.Shape, x.DType);
    }

    /// <summary>How the lines lie in a tensor.</summary>
    private protected LineLayout Lines(Shape shape)
    {
        (int outer, int length, int inner) = AxisBlocks.Of(shape, shape.Axis(axis));
        return new LineLayout(outer, length, inner);
    }
}
