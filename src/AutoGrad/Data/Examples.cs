namespace AutoGrad.Data;

/// <summary>The memory behind one or more datasets: rows of inputs, row-major, and the target of each row.</summary>
/// <remarks>Either <see cref="Classes"/> and <see cref="ClassNames"/> are set, or <see cref="Values"/> is.</remarks>
sealed class Examples
{
    readonly float[] inputs;

    public Examples(float[] inputs, int width, int[] classes, IReadOnlyList<string> classNames)
    {
        this.inputs = inputs;
        Width = width;
        Classes = classes;
        ClassNames = classNames;
        OutputCount = classNames.Count;
    }

    public Examples(float[] inputs, int width, float[] values, int outputCount)
    {
        this.inputs = inputs;
        Width = width;
        Values = values;
        OutputCount = outputCount;
    }

    /// <summary>The number of elements of one input.</summary>
    public int Width { get; }

    public int[]? Classes { get; }

    public IReadOnlyList<string>? ClassNames { get; }

    /// <summary>[rows, <see cref="OutputCount"/>].</summary>
    public float[]? Values { get; }

    public int OutputCount { get; }

    public ReadOnlySpan<float> Input(int row) => inputs.AsSpan(row * Width, Width);
}
