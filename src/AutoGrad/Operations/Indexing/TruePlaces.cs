namespace AutoGrad.Operations;

/// <summary>The places in row-major order at which a mask holds. The length of the result belongs to the mask's values: another mask needs another one.</summary>
internal sealed class TruePlaces : Operation
{
    public static TruePlaces Operation { get; } = new();

    internal override bool IsDifferentiable => false;

    internal override Kept Keeps => Kept.None;

    internal override TensorType Infer(ReadOnlySpan<Tensor> operands) => new([operands[0].Read<bool>().Count(true)], DType.Int32);

    internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
    {
        ReadOnlySpan<bool> mask = operands[0].Read<bool>();
        Span<int> places = result.Write<int>();
        int count = mask.Count(true);
        if (count != places.Length)
            throw new TapeException($"The mask {operands[0].Shape} selects {count} elements, but {places.Length} when it was recorded, and the shape of what it selects cannot change; record anew.");
        for (int i = 0, next = 0; next < count; i++)
        {
            if (mask[i])
                places[next++] = i;
        }
    }
}
