using AutoGrad.Data;

namespace AutoGrad.Training;

public sealed partial class Trainer
{
    double TrainEpoch(int number, Dataset train, double baseRate, CancellationToken cancellation)
    {
        int[] order = [.. Enumerable.Range(0, train.Count)];
        Random.Shuffle(order);
        int batchCount = ((order.Length - 1) / BatchSize) + 1;
        double sum = 0;
        for (int b = 0; b < batchCount; b++)
        {
            cancellation.ThrowIfCancellationRequested();

            // A step has the rate of its middle, so that a warm-up from 0 does not waste the first one.
            optimizer.LearningRate = baseRate * Schedule.FactorAt(number - 1 + ((b + 0.5) / batchCount));
            int first = b * BatchSize, count = Math.Min(BatchSize, order.Length - first);
            double batchLoss = TrainBatch(number, b + 1, train, order.AsSpan(first, count));
            if (!double.IsFinite(batchLoss))
                throw new TrainingDivergedException(number, b + 1, batchLoss, optimizer.LearningRate);
            sum += batchLoss * count;
            OnBatch?.Invoke(new BatchProgress(number, MaxEpochs, b + 1, batchCount, sum / (first + count), optimizer.LearningRate));
        }

        return sum / order.Length;
    }

    (double Loss, double? Accuracy, double? Error) Validate(int epoch, Dataset validation)
    {
        try
        {
            return Validate(validation);
        }
        catch (NonFiniteException cause) when (CheckFinite)
        {
            throw new TrainingDivergedException(epoch, batch: null, cause, optimizer.LearningRate);
        }
    }

    double TrainBatch(int epoch, int batch, Dataset train, ReadOnlySpan<int> rows)
    {
        try
        {
            return TrainBatch(train, rows);
        }
        catch (NonFiniteException cause) when (CheckFinite)
        {
            throw new TrainingDivergedException(epoch, batch, cause, optimizer.LearningRate);
        }
    }

    /// <summary>One step; the loss before it. A loss that is not finite makes no step.</summary>
    double TrainBatch(Dataset train, ReadOnlySpan<int> rows)
    {
        // The batch is made while the tape is open, so that its memory too is used again.
        using var tape = new Tape(CheckFinite, SourceLines);
        Batch batch = train.BatchOf(rows);
        optimizer.ZeroGradients();
        Tensor result = LossOf(model.Forward(batch.Inputs), batch.Targets);
        double value = result.Item();
        if (!double.IsFinite(value))
            return value;
        result.Backward();
        if (GradientNormLimit is { } limit)
            optimizer.ClipGradientNorm(limit);
        optimizer.Step();
        optimizer.ZeroGradients();
        return value;
    }

    (double Loss, double? Accuracy, double? Error) Validate(Dataset validation)
    {
        double sum = 0;
        ConfusionMatrix? confusion = validation.IsClassification ? new ConfusionMatrix(validation.ClassNames) : null;
        RegressionSums? regression = validation.IsClassification ? null : new RegressionSums(validation);
        int seen = 0, batchSize = Math.Max(BatchSize, Evaluation.BatchSize);
        if (CheckFinite)
            Evaluation.RunChecked(model, validation, batchSize, See, SourceLines);
        else
            Evaluation.Run(model, validation, batchSize, See);
        bool isMeasured = confusion?.Count == validation.Count || regression?.Count == validation.Count;
        return (sum / validation.Count, isMeasured ? confusion?.Accuracy : null, isMeasured ? regression?.MeanSquaredError : null);

        void See(Tensor outputs, Batch batch)
        {
            sum += LossOf(outputs, batch.Targets).Item() * batch.Count;

            // A loss of one's own may take outputs of other shapes; then there is nothing to measure besides it.
            if (confusion is not null && Predictions.Fit(outputs, batch.Count, validation.ClassCount))
            {
                foreach (int predicted in Predictions.Classes(outputs, batch.Count, validation.ClassCount))
                    confusion.Add(validation.ClassAt(seen++), predicted);
            }
            else if (regression is not null && outputs.Shape == batch.Targets.Shape)
            {
                regression.Add(outputs, batch);
            }
        }
    }

    Tensor LossOf(Tensor outputs, Tensor targets)
    {
        Tensor result = loss(outputs, targets);
        return result.Length == 1
            ? result
            : throw new ShapeException($"The loss of a batch is one number, but this one has the shape {result.Shape}. Reduce it with Mean().");
    }
}
