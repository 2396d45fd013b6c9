namespace AutoGrad.Operations;

/// <summary>The row-major place of a position whose coordinates along the axes of a shape are the operands.</summary>
internal sealed class FlatIndex(Shape shape) : Operation
{
    /// <inheritdoc/>
    public override string Attributes => $"in {shape}";

    internal override bool IsDifferentiable => false;

    internal override Kept Keeps => Kept.None;

    internal override TensorType Infer(ReadOnlySpan<Tensor> operands) => new(operands[0].Shape, DType.Int32);

    internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
    {
        Span<int> places = result.Write<int>();
        places.Clear();
        for (int axis = 0; axis < operands.Length; axis++)
        {
            IndexOperand.CheckRange($"Index, axis {axis},", operands[axis], shape.Axes[axis]);
            ReadOnlySpan<int> coordinates = operands[axis].Read<int>();
            for (int i = 0; i < places.Length; i++)
                places[i] = (places[i] * shape.Axes[axis]) + coordinates[i];
        }
    }
}
