namespace AutoGrad.Data;

public sealed partial class Dataset
{
    /// <summary>The first examples, at most <paramref name="count"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public Dataset Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new Dataset(examples, rows[..Math.Min(count, Count)], InputShape);
    }

    /// <summary>The examples with these indices, in this order; an index may stand more than once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is negative or not less than <see cref="Count"/>.</exception>
    public Dataset Subset(params ReadOnlySpan<int> indices)
    {
        int[] chosen = new int[indices.Length];
        for (int i = 0; i < chosen.Length; i++) chosen[i] = RowAt(indices[i]);
        return new Dataset(examples, chosen, InputShape);
    }

    /// <summary>The same examples with inputs of another shape, such as [1, 28, 28] for images stored as [784].</summary>
    /// <exception cref="ArgumentException">The shape has another number of elements.</exception>
    public Dataset Reshape(Shape inputShape)
    {
        if (inputShape.ElementCount != examples.Width)
            throw new ArgumentException(
                $"Inputs of shape {InputShape} have {examples.Width} elements; shape {inputShape} has {inputShape.ElementCount}.",
                nameof(inputShape));
        return new Dataset(examples, rows, inputShape);
    }

    /// <summary>The same examples with every column shifted and scaled by a standardizer that was fitted on the training part.</summary>
    /// <exception cref="ArgumentException">The standardizer was fitted on another number of columns.</exception>
    public Dataset Standardized(Standardizer standardizer)
    {
        ArgumentNullException.ThrowIfNull(standardizer);
        if (standardizer.Mean.Length != examples.Width)
            throw new ArgumentException(
                $"The standardizer was fitted on {standardizer.Mean.Length} columns; this dataset has {examples.Width}.",
                nameof(standardizer));
        float[] scaled = new float[checked(Count * examples.Width)];
        for (int i = 0; i < Count; i++)
            standardizer.Apply(InputAt(i), scaled.AsSpan(i * examples.Width, examples.Width));
        return new Dataset(Gathered(scaled), AllRows(Count), InputShape);
    }

    /// <summary>This dataset's targets in its own order, with new inputs in the same order.</summary>
    Examples Gathered(float[] inputs)
    {
        if (examples.Classes is { } classes)
            return new Examples(inputs, examples.Width, [.. rows.Select(row => classes[row])], ClassNames);
        float[] values = new float[Count * OutputCount];
        for (int i = 0; i < Count; i++) ValuesAt(i).CopyTo(values.AsSpan(i * OutputCount));
        return new Examples(inputs, examples.Width, values, OutputCount);
    }
}
