namespace AutoGrad.Data;

public sealed partial class Dataset
{
    /// <summary>All examples, a batch at a time.</summary>
    /// <param name="batchSize">The number of examples in a batch; the last one may have fewer.</param>
    /// <param name="random">Shuffles the examples anew each time the result is enumerated; without it they come in their own order.</param>
    /// <param name="dropLast">Whether a last batch of fewer examples is left out.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is less than 1.</exception>
    /// <remarks>Every example comes exactly once. A batch is made when the enumeration reaches it.</remarks>
    public IEnumerable<Batch> Batches(int batchSize, Random? random = null, bool dropLast = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        return Enumerate(batchSize, random, dropLast);
    }

    /// <summary>All examples as one batch, in their own order.</summary>
    public Batch ToBatch() => BatchOf(rows);

    IEnumerable<Batch> Enumerate(int batchSize, Random? random, bool dropLast)
    {
        int[] order = [.. rows];
        random?.Shuffle(order);
        for (int start = 0; start < order.Length; start += batchSize)
        {
            int count = Math.Min(batchSize, order.Length - start);
            if (dropLast && count < batchSize) yield break;
            yield return BatchOf(order.AsSpan(start, count));
        }
    }

    Batch BatchOf(ReadOnlySpan<int> chosen)
    {
        int width = examples.Width;
        float[] inputs = new float[checked(chosen.Length * width)];
        for (int i = 0; i < chosen.Length; i++) examples.Input(chosen[i]).CopyTo(inputs.AsSpan(i * width));
        return new Batch(Tensor.From(inputs, [chosen.Length, .. InputShape.Axes]), TargetsOf(chosen));
    }

    Tensor TargetsOf(ReadOnlySpan<int> chosen)
    {
        if (examples.Classes is { } all)
        {
            int[] classes = new int[chosen.Length];
            for (int i = 0; i < chosen.Length; i++) classes[i] = all[chosen[i]];
            return Tensor.From(classes, [chosen.Length]);
        }
        float[] values = new float[chosen.Length * OutputCount];
        for (int i = 0; i < chosen.Length; i++)
            examples.Values.AsSpan(chosen[i] * OutputCount, OutputCount).CopyTo(values.AsSpan(i * OutputCount));
        return Tensor.From(values, [chosen.Length, OutputCount]);
    }
}
