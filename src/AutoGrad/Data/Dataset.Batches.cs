using System.Buffers;

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
    public Batch ToBatch() => Gather(rows);

    IEnumerable<Batch> Enumerate(int batchSize, Random? random, bool dropLast)
    {
        int[] order = [.. rows];
        random?.Shuffle(order);
        for (int start = 0; start < order.Length; start += batchSize)
        {
            int count = Math.Min(batchSize, order.Length - start);
            if (dropLast && count < batchSize) yield break;
            yield return Gather(order.AsSpan(start, count));
        }
    }

    /// <summary>Examples that follow one another in this dataset.</summary>
    internal Batch BatchAt(int start, int count) => Gather(rows.AsSpan(start, count));

    /// <summary>Examples by their indices in this dataset.</summary>
    internal Batch BatchOf(ReadOnlySpan<int> indices)
    {
        int[] chosen = ArrayPool<int>.Shared.Rent(indices.Length);
        for (int i = 0; i < indices.Length; i++)
            chosen[i] = rows[indices[i]];
        Batch batch = Gather(chosen.AsSpan(0, indices.Length));
        ArrayPool<int>.Shared.Return(chosen);
        return batch;
    }

    Batch Gather(ReadOnlySpan<int> chosen)
    {
        int width = examples.Width;
        Tensor inputs = Tensor.Uninitialized([chosen.Length, .. InputShape.Axes], DType.Float32);
        Span<float> elements = inputs.Write<float>();
        for (int i = 0; i < chosen.Length; i++)
            examples.Input(chosen[i]).CopyTo(elements[(i * width)..]);
        return new Batch(inputs, TargetsOf(chosen));
    }

    Tensor TargetsOf(ReadOnlySpan<int> chosen)
    {
        if (examples.Classes is { } all)
        {
            Tensor classes = Tensor.Uninitialized([chosen.Length], DType.Int32);
            Span<int> labels = classes.Write<int>();
            for (int i = 0; i < chosen.Length; i++)
                labels[i] = all[chosen[i]];
            return classes;
        }

        Tensor targets = Tensor.Uninitialized([chosen.Length, OutputCount], DType.Float32);
        Span<float> values = targets.Write<float>();
        for (int i = 0; i < chosen.Length; i++)
            examples.Values.AsSpan(chosen[i] * OutputCount, OutputCount).CopyTo(values[(i * OutputCount)..]);
        return targets;
    }
}
