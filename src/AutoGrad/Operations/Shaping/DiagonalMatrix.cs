namespace AutoGrad.Operations;

/// <summary>Matrices with given diagonals and zeros elsewhere; the transpose of <see cref="Diagonal"/>.</summary>
internal sealed class DiagonalMatrix(Shape shape, DiagonalPlaces places) : Operation
{
    /// <inheritdoc/>
    public override string Attributes => $"to {shape}, {places}";

    internal override Kept Keeps => Kept.None;

    internal override bool CanAccumulate => true;

    internal override TensorType Infer(ReadOnlySpan<Tensor> operands) => places.ShapeOf(shape) == operands[0].Shape
        ? new TensorType(shape, operands[0].DType)
        : throw new ShapeException($"The diagonal of {shape} has the shape {places.ShapeOf(shape)}, but {operands[0].Shape} was given.");

    internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
    {
        int rank = operands[0].Rank;
        Span<int> strides = rank <= Arrangement.MaxStackRank ? stackalloc int[Arrangement.MaxStackRank] : new int[rank];
        int start = places.Locate(shape, strides);
        if (!accumulate)
            result.Clear();
        Arrangement.Spread(operands[0], result, start, strides[..rank], accumulate);
    }

    internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints) => adjoints.Add(0, new Diagonal(places), yBar);

    internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) => Apply(tangents[0]!);
}
