namespace AutoGrad.Data;

/// <summary>Shifts and scales each input column to mean 0 and standard deviation 1: z = (x − μ) / σ.</summary>
/// <remarks>
/// Fit it on the training part and apply it to every part, so that nothing of the held-out rows leaks into training. σ is the population
/// standard deviation (divided by the number of rows), computed in double precision in two passes. A column that is constant in the fitted
/// part is only shifted.
/// </remarks>
public sealed class Standardizer
{
    readonly double[] mean;
    readonly double[] deviation;

    Standardizer(double[] mean, double[] deviation)
    {
        this.mean = mean;
        this.deviation = deviation;
    }

    /// <summary>μ of each input column.</summary>
    public ReadOnlySpan<double> Mean => mean;

    /// <summary>σ of each input column; 0 where the column is constant.</summary>
    public ReadOnlySpan<double> StandardDeviation => deviation;

    /// <summary>Measures the columns of a dataset.</summary>
    /// <exception cref="ArgumentException">The dataset has no rows.</exception>
    public static Standardizer Fit(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (dataset.Count == 0) throw new ArgumentException("A standardizer needs at least one row to measure.", nameof(dataset));

        double[] mean = new double[dataset.InputAt(0).Length];
        for (int i = 0; i < dataset.Count; i++)
        {
            ReadOnlySpan<float> input = dataset.InputAt(i);
            for (int column = 0; column < mean.Length; column++) mean[column] += input[column];
        }
        for (int column = 0; column < mean.Length; column++) mean[column] /= dataset.Count;

        double[] deviation = new double[mean.Length];
        for (int i = 0; i < dataset.Count; i++)
        {
            ReadOnlySpan<float> input = dataset.InputAt(i);
            for (int column = 0; column < mean.Length; column++)
                deviation[column] += (input[column] - mean[column]) * (input[column] - mean[column]);
        }
        for (int column = 0; column < mean.Length; column++) deviation[column] = Math.Sqrt(deviation[column] / dataset.Count);
        return new Standardizer(mean, deviation);
    }

    /// <summary>Shifts and scales one input.</summary>
    /// <param name="input">One input, with as many elements as there are columns.</param>
    /// <param name="result">Takes the result; may be the memory of <paramref name="input"/>.</param>
    /// <exception cref="ArgumentException">A length is not the number of columns.</exception>
    public void Apply(ReadOnlySpan<float> input, Span<float> result)
    {
        if (input.Length != mean.Length || result.Length != mean.Length)
            throw new ArgumentException(
                $"The standardizer was fitted on {mean.Length} columns; the input has {input.Length} and the result {result.Length}.");
        for (int column = 0; column < mean.Length; column++)
            result[column] = (float)((input[column] - mean[column]) / (deviation[column] > 0 ? deviation[column] : 1));
    }
}
