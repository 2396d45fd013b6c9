using AutoGrad.Data;
using AutoGrad.Modules;

namespace AutoGrad.Training;

/// <summary>How good a model is on a dataset.</summary>
/// <remarks>
/// The model runs batch by batch in evaluation mode, and each of its modules has its own mode again afterwards. Nothing is recorded, though
/// a tape be open.
/// </remarks>
public static class Metrics
{
    /// <summary>The share of examples whose class has the model's largest output; NaN is a wrong answer.</summary>
    /// <param name="model">Gives [n, classes], or for two classes one logit of class 1 each as [n, 1] or [n].</param>
    /// <param name="dataset">Examples with classes.</param>
    /// <param name="batchSize">How many examples go through the model at once.</param>
    /// <exception cref="ArgumentException">The dataset has no rows.</exception>
    /// <exception cref="InvalidOperationException">The dataset has values as targets.</exception>
    /// <exception cref="ShapeException">The model's outputs do not fit the number of classes.</exception>
    public static double Accuracy(Module model, Dataset dataset, int batchSize = Evaluation.BatchSize) => ConfusionMatrix(model, dataset, batchSize).Accuracy;

    /// <summary>How often examples of each class were taken for each class.</summary>
    /// <inheritdoc cref="Accuracy"/>
    public static ConfusionMatrix ConfusionMatrix(Module model, Dataset dataset, int batchSize = Evaluation.BatchSize)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var matrix = new ConfusionMatrix(dataset.ClassNames);
        int seen = 0;
        Evaluation.Run(model, dataset, batchSize, (outputs, batch) =>
        {
            foreach (int predicted in Predictions.Classes(outputs, batch.Count, dataset.ClassCount))
                matrix.Add(dataset.ClassAt(seen++), predicted);
        });
        return matrix;
    }

    /// <summary>The mean of a loss over the examples.</summary>
    /// <param name="model">The model.</param>
    /// <param name="dataset">The examples.</param>
    /// <param name="loss">The mean of the loss over a batch, from the model's outputs and the targets.</param>
    /// <param name="batchSize">How many examples go through the model at once.</param>
    /// <exception cref="ArgumentException">The dataset has no rows.</exception>
    public static double Loss(Module model, Dataset dataset, Func<Tensor, Tensor, Tensor> loss, int batchSize = Evaluation.BatchSize)
    {
        ArgumentNullException.ThrowIfNull(loss);
        double sum = 0;
        Evaluation.Run(model, dataset, batchSize, (outputs, batch) => sum += loss(outputs, batch.Targets).Item() * batch.Count);
        return sum / dataset.Count;
    }

    /// <summary>The mean of (output − target)² over all examples and outputs.</summary>
    /// <param name="model">Gives [n, outputs].</param>
    /// <param name="dataset">Examples with values.</param>
    /// <param name="batchSize">How many examples go through the model at once.</param>
    /// <exception cref="ArgumentException">The dataset has no rows.</exception>
    /// <exception cref="InvalidOperationException">The dataset has classes as targets.</exception>
    /// <exception cref="ShapeException">The model's outputs do not have the shape of the targets.</exception>
    public static double MeanSquaredError(Module model, Dataset dataset, int batchSize = Evaluation.BatchSize)
    {
        var sums = new RegressionSums(dataset);
        Evaluation.Run(model, dataset, batchSize, sums.Add);
        return sums.MeanSquaredError;
    }

    /// <summary>
    /// The coefficient of determination R² = 1 − Σ (target − output)² / Σ (target − mean target)², averaged over the outputs: 1 is perfect,
    /// 0 is as good as the mean. An output whose target is the same everywhere counts 1 if it is met exactly and else 0.
    /// </summary>
    /// <inheritdoc cref="MeanSquaredError"/>
    public static double R2(Module model, Dataset dataset, int batchSize = Evaluation.BatchSize)
    {
        var sums = new RegressionSums(dataset);
        Evaluation.Run(model, dataset, batchSize, sums.Add);
        return sums.R2;
    }
}
