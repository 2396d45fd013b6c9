namespace AutoGrad.Data;

public sealed partial class Dataset
{
    /// <summary>Examples with a class each. The arguments are copied.</summary>
    /// <param name="inputs">All inputs one after another, row-major: [count, <paramref name="inputShape"/>…].</param>
    /// <param name="inputShape">The shape of one input.</param>
    /// <param name="classes">The class of each example, an index into <paramref name="classNames"/>.</param>
    /// <param name="classNames">The name of each class.</param>
    /// <exception cref="ArgumentException">
    /// The number of inputs is not the number of classes times the size of <paramref name="inputShape"/>, or a class has no name in the
    /// list.
    /// </exception>
    public static Dataset Classification(
        ReadOnlySpan<float> inputs, Shape inputShape, ReadOnlySpan<int> classes, IReadOnlyList<string> classNames)
    {
        ArgumentNullException.ThrowIfNull(classNames);
        CheckLength(inputs.Length, inputShape, classes.Length);
        for (int i = 0; i < classes.Length; i++)
            if ((uint)classes[i] >= (uint)classNames.Count)
                throw new ArgumentException(
                    $"Row {i} has class {classes[i]}, but there are {classNames.Count} class names, numbered from 0.", nameof(classes));
        return Owning(inputs.ToArray(), inputShape, classes.ToArray(), [.. classNames]);
    }

    /// <summary>Examples with a class each, named by its number. The arguments are copied.</summary>
    /// <inheritdoc cref="Classification(ReadOnlySpan{float}, Shape, ReadOnlySpan{int}, IReadOnlyList{string})"/>
    /// <param name="inputs">All inputs one after another, row-major: [count, <paramref name="inputShape"/>…].</param>
    /// <param name="inputShape">The shape of one input.</param>
    /// <param name="classes">The class of each example, 0 ≤ class &lt; <paramref name="classCount"/>.</param>
    /// <param name="classCount">The number of classes.</param>
    public static Dataset Classification(ReadOnlySpan<float> inputs, Shape inputShape, ReadOnlySpan<int> classes, int classCount) =>
        Classification(inputs, inputShape, classes, NumberNames(classCount));

    /// <summary>Examples with one or more target values each. The arguments are copied.</summary>
    /// <param name="inputs">All inputs one after another, row-major: [count, <paramref name="inputShape"/>…].</param>
    /// <param name="inputShape">The shape of one input.</param>
    /// <param name="values">The target values, row-major: [count, <paramref name="outputCount"/>].</param>
    /// <param name="outputCount">The number of target values a row.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="outputCount"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">The lengths do not belong to one number of rows.</exception>
    public static Dataset Regression(ReadOnlySpan<float> inputs, Shape inputShape, ReadOnlySpan<float> values, int outputCount = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputCount, 1);
        (int count, int left) = int.DivRem(values.Length, outputCount);
        if (left != 0)
            throw new ArgumentException($"{values.Length} target values do not divide into rows of {outputCount}.", nameof(values));
        CheckLength(inputs.Length, inputShape, count);
        return Owning(inputs.ToArray(), inputShape, values.ToArray(), outputCount);
    }

    /// <summary>
    /// As <see cref="Classification(ReadOnlySpan{float}, Shape, ReadOnlySpan{int}, IReadOnlyList{string})"/>, unchecked and without a copy.
    /// </summary>
    internal static Dataset Owning(float[] inputs, Shape inputShape, int[] classes, string[] classNames) =>
        new(new Examples(inputs, inputShape.ElementCount, classes, classNames), AllRows(classes.Length), inputShape);

    /// <summary>As <see cref="Regression"/>, unchecked and without a copy.</summary>
    internal static Dataset Owning(float[] inputs, Shape inputShape, float[] values, int outputCount) =>
        new(new Examples(inputs, inputShape.ElementCount, values, outputCount), AllRows(values.Length / outputCount), inputShape);

    internal static string[] NumberNames(int classCount) =>
        [.. Enumerable.Range(0, classCount).Select(c => c.ToString(System.Globalization.CultureInfo.InvariantCulture))];

    static int[] AllRows(int count) => [.. Enumerable.Range(0, count)];

    static void CheckLength(int inputs, Shape inputShape, int count)
    {
        if (inputs != (long)count * inputShape.ElementCount)
            throw new ArgumentException(
                $"{count} rows of shape {inputShape} need {(long)count * inputShape.ElementCount} input numbers; there are {inputs}.",
                nameof(inputs));
    }
}
