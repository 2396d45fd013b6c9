namespace AutoGrad.Data;

/// <summary>
/// Examples in memory: one input of a fixed shape per row, and for each either a class (classification) or one or more values (regression).
/// </summary>
/// <remarks>A dataset never changes. Parts, subsets and reshaped datasets share the memory of the one they come from.</remarks>
public sealed partial class Dataset
{
    readonly Examples examples;
    readonly int[] rows;

    Dataset(Examples examples, int[] rows, Shape inputShape)
    {
        this.examples = examples;
        this.rows = rows;
        InputShape = inputShape;
    }

    /// <summary>The number of examples.</summary>
    public int Count => rows.Length;

    /// <summary>The shape of one input, without the batch axis.</summary>
    public Shape InputShape { get; }

    /// <summary>Whether the targets are classes (true) or values (false).</summary>
    public bool IsClassification => examples.Classes is not null;

    /// <summary>The number of classes.</summary>
    /// <exception cref="InvalidOperationException">The targets are values.</exception>
    public int ClassCount => ClassNames.Count;

    /// <summary>The name of each class; a target is an index into this list.</summary>
    /// <exception cref="InvalidOperationException">The targets are values.</exception>
    public IReadOnlyList<string> ClassNames =>
        examples.ClassNames ?? throw new InvalidOperationException(
            $"This dataset has {examples.OutputCount} value(s) a row as target, and no classes. "
            + "Use OutputCount for the width of a model's last layer.");

    /// <summary>The width that a model's last layer needs: the number of classes, or of target values a row.</summary>
    public int OutputCount => examples.OutputCount;

    /// <summary>The input of one example, row-major.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative or not less than <see cref="Count"/>.</exception>
    public ReadOnlySpan<float> InputAt(int index) => examples.Input(RowAt(index));

    /// <summary>The class of one example, an index into <see cref="ClassNames"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative or not less than <see cref="Count"/>.</exception>
    /// <exception cref="InvalidOperationException">The targets are values.</exception>
    public int ClassAt(int index) => examples.Classes is { } classes
        ? classes[RowAt(index)]
        : throw new InvalidOperationException("This dataset has values as targets, and no classes. Use ValuesAt.");

    /// <summary>The target values of one example.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative or not less than <see cref="Count"/>.</exception>
    /// <exception cref="InvalidOperationException">The targets are classes.</exception>
    public ReadOnlySpan<float> ValuesAt(int index) => examples.Values is { } values
        ? values.AsSpan(RowAt(index) * OutputCount, OutputCount)
        : throw new InvalidOperationException("This dataset has classes as targets, and no values. Use ClassAt.");

    /// <summary>Such as <c>1800 rows, inputs [784], 10 classes</c>.</summary>
    public override string ToString() =>
        $"{Count} rows, inputs {InputShape}, {(IsClassification ? $"{ClassCount} classes" : $"{OutputCount} target value(s)")}";

    int RowAt(int index)
    {
        if ((uint)index >= (uint)Count)
            throw new ArgumentOutOfRangeException(nameof(index), index, $"The dataset has {Count} rows, numbered from 0.");
        return rows[index];
    }
}
