namespace AutoGrad.Data;

/// <summary>
/// Images of hand-written digits that need no download: drawn from strokes, each one with its own slant, size, place, thickness and noise.
/// </summary>
/// <remarks>
/// For examples, tests and first experiments. Every digit is written in one to three ways. Reshape to [1, 28, 28] for convolutions.
/// </remarks>
public static class SyntheticDigits
{
    /// <summary>Draws digits in random order.</summary>
    /// <param name="count">The number of images. The ten classes are equally frequent, within one image.</param>
    /// <param name="random">Decides everything: the same seed gives the same images.</param>
    /// <returns>Inputs [784], row by row from the top, paper 0 and ink 1; 10 classes, <c>0</c> to <c>9</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public static Dataset Create(int count, Random random)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentNullException.ThrowIfNull(random);
        const int Pixels = DigitWriter.Size * DigitWriter.Size;
        int[] digits = [.. Enumerable.Range(0, count).Select(i => i % 10)];
        random.Shuffle(digits);

        var writer = new DigitWriter();
        float[] images = new float[checked(count * Pixels)];
        for (int i = 0; i < count; i++) writer.Write(digits[i], random.NextInt64(), images.AsSpan(i * Pixels, Pixels));
        return Dataset.Owning(images, [Pixels], digits, Dataset.NumberNames(10));
    }
}
