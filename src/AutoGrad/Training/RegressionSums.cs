using AutoGrad.Data;

namespace AutoGrad.Training;

/// <summary>Sums over examples from which the measures of a regression follow, in double.</summary>
internal sealed class RegressionSums
{
    readonly int width;
    readonly double[] mean, residual, total;

    public RegressionSums(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (dataset.IsClassification)
            throw new InvalidOperationException("This dataset has classes as targets, and squared errors need values. Use Metrics.Accuracy.");
        width = dataset.OutputCount;
        mean = new double[width];
        residual = new double[width];
        total = new double[width];
    }

    /// <summary>The number of examples.</summary>
    public int Count { get; private set; }

    public double MeanSquaredError => residual.Sum() / ((double)Count * width);

    public double R2 => Enumerable.Range(0, width).Average(k => total[k] > 0 ? 1 - (residual[k] / total[k]) : residual[k] == 0 ? 1 : 0);

    public void Add(Tensor outputs, Batch batch)
    {
        if (outputs.Shape != batch.Targets.Shape)
            throw new ShapeException($"The model gave {outputs.Shape} for targets of shape {batch.Targets.Shape}. Give its last layer {width} output(s).");
        for (int i = 0; i < outputs.Length; i += width)
        {
            Count++;
            for (int k = 0; k < width; k++)
                Add(k, outputs.ElementAt(i + k), batch.Targets.ElementAt(i + k));
        }
    }

    // The sum of squares about the running mean: Welford, Technometrics 4, 1962.
    void Add(int k, double output, double target)
    {
        residual[k] += (target - output) * (target - output);
        double before = target - mean[k];
        mean[k] += before / Count;
        total[k] += before * (target - mean[k]);
    }
}
