namespace AutoGrad.Operations;

/// <summary>Zeros, with the operand's elements added at indexed places; the transpose of <see cref="Gather"/> and <see cref="IndexSelect"/>.</summary>
internal sealed class Scatter(Shape shape, int axis, bool isVector) : Operation
{
    readonly IndexedPlaces places = new(axis, isVector);

    /// <inheritdoc/>
    public override string Attributes => $"to {shape}, axis {axis}";

    internal override Kept Keeps => Kept.Operand1;

    internal override bool CanAccumulate => true;

    internal override TensorType Infer(ReadOnlySpan<Tensor> operands) => places.ShapeOf(Name, shape, operands[1]) == operands[0].Shape
        ? new TensorType(shape, operands[0].DType)
        : throw new ShapeException($"Scatter needs a source of the shape {places.ShapeOf(Name, shape, operands[1])}, but it got {operands[0].Shape}.");

    internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
    {
        if (!accumulate)
            result.Clear();
        places.Add(Name, operands[0], operands[1], result);
    }

    internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints) =>
        adjoints.Add(0, isVector ? new IndexSelect(axis).Apply(yBar, application[1]) : new Gather(axis).Apply(yBar, application[1]));

    internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) => Apply(tangents[0]!, application[1]);
}
