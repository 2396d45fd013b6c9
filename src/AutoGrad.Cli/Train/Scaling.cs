using AutoGrad.Data;
using AutoGrad.Modules;

namespace AutoGrad.Cli.Train;

/// <summary>
/// Brings the input columns, and values that are targets, to mean 0 and standard deviation 1, measured on the training part. After training it becomes
/// part of the weights, so that the model takes and gives numbers as they stand in the file.
/// </summary>
internal sealed class Scaling
{
    readonly Standardizer inputs;
    readonly Standardizer? targets;

    Scaling(Standardizer inputs, Standardizer? targets)
    {
        this.inputs = inputs;
        this.targets = targets;
    }

    public static Scaling Fit(Dataset train) => new(
        Standardizer.Fit(train),
        train.IsClassification ? null : Standardizer.Fit(Dataset.Regression(Values(train), [train.OutputCount], Values(train), train.OutputCount)));

    /// <summary>The same examples on the scale to train on.</summary>
    public Dataset Apply(Dataset dataset)
    {
        Dataset scaled = dataset.Standardized(inputs);
        if (targets is null)
            return scaled;
        float[] values = Values(dataset), columns = new float[dataset.Count * dataset.InputShape.ElementCount];
        int width = dataset.InputShape.ElementCount, outputs = dataset.OutputCount;
        for (int i = 0; i < dataset.Count; i++)
        {
            scaled.InputAt(i).CopyTo(columns.AsSpan(i * width));
            Span<float> row = values.AsSpan(i * outputs, outputs);
            targets.Apply(row, row);
        }

        return Dataset.Regression(columns, dataset.InputShape, values, outputs);
    }

    /// <summary>
    /// Changes the weights so that the model works on the original scale: with z = (x − μ)/σ, W·z + b = (W/σ)·x + (b − (W/σ)·μ) in the first layer, and
    /// likewise σ·y + μ in the last one.
    /// </summary>
    public void MoveInto(Linear first, Linear last)
    {
        ScaleInputs(first);
        if (targets is not null)
            ScaleOutputs(last, targets);
    }

    void ScaleInputs(Linear layer)
    {
        float[] weight = layer.Weight.ToArray<float>(), bias = layer.Bias!.ToArray<float>();
        int width = layer.Weight.Shape[1];
        for (int i = 0; i < bias.Length; i++)
        {
            double shift = 0;
            for (int j = 0; j < width; j++)
            {
                double scaled = weight[(i * width) + j] / Deviation(inputs, j);
                weight[(i * width) + j] = (float)scaled;
                // The rounded weight is the one that meets the mean.
                shift += weight[(i * width) + j] * inputs.Mean[j];
            }

            bias[i] = (float)(bias[i] - shift);
        }

        Assign(layer, weight, bias);
    }

    static void ScaleOutputs(Linear layer, Standardizer targets)
    {
        float[] weight = layer.Weight.ToArray<float>(), bias = layer.Bias!.ToArray<float>();
        int width = layer.Weight.Shape[1];
        for (int i = 0; i < bias.Length; i++)
        {
            double deviation = Deviation(targets, i);
            for (int j = 0; j < width; j++)
                weight[(i * width) + j] = (float)(weight[(i * width) + j] * deviation);
            bias[i] = (float)((bias[i] * deviation) + targets.Mean[i]);
        }

        Assign(layer, weight, bias);
    }

    static void Assign(Linear layer, float[] weight, float[] bias)
    {
        layer.Weight.Assign(Tensor.From<float>(weight).Reshape(layer.Weight.Shape));
        layer.Bias!.Assign(Tensor.From<float>(bias));
    }

    // A constant column is only shifted.
    static double Deviation(Standardizer standardizer, int column) =>
        standardizer.StandardDeviation[column] > 0 ? standardizer.StandardDeviation[column] : 1;

    static float[] Values(Dataset dataset)
    {
        var values = new float[dataset.Count * dataset.OutputCount];
        for (int i = 0; i < dataset.Count; i++)
            dataset.ValuesAt(i).CopyTo(values.AsSpan(i * dataset.OutputCount));
        return values;
    }
}
