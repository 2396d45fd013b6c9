namespace AutoGrad.Losses;

public static partial class Loss
{
    /// <summary>Negative log-likelihood, the mean of −ℓₖ for each row's class k.</summary>
    /// <param name="logProbabilities">ℓ, [n, classes] or [n, classes, …], such as from <c>LogSoftmax</c>; or [classes] for a single row.</param>
    /// <param name="targets">Int32 labels from 0 to classes − 1, of the shape of ℓ without the axis of classes.</param>
    /// <returns>A tensor of shape [].</returns>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="DTypeException">ℓ is not floating-point, or the targets are not Int32.</exception>
    /// <exception cref="ArgumentException">A label is no class.</exception>
    public static Tensor NegativeLogLikelihood(Tensor logProbabilities, Tensor targets)
    {
        ClassLabels.Check(nameof(NegativeLogLikelihood), logProbabilities, targets);
        return ReduceNegated(ClassLabels.Pick(logProbabilities, targets), Reduction.Mean);
    }

    /// <summary>Negative log-likelihood with options: −wₖ·ℓₖ for each row, 0 for an ignored one.</summary>
    /// <param name="logProbabilities">ℓ, [n, classes] or [n, classes, …], such as from <c>LogSoftmax</c>; or [classes] for a single row.</param>
    /// <param name="targets">Int32 labels, of the shape of ℓ without the axis of classes.</param>
    /// <param name="classWeights">w, [classes]; null for ones.</param>
    /// <param name="ignoreIndex">Rows with this label do not count; it need not be a class. Null for none.</param>
    /// <param name="reduction">The mean divides by the sum of wₖ over the rows that count.</param>
    /// <returns>A tensor of shape [], or of the targets' without a reduction.</returns>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="DTypeException">ℓ is not floating-point, the targets are not Int32, or the weights not of ℓ's dtype.</exception>
    /// <exception cref="ArgumentException">A label is neither a class nor the ignored one.</exception>
    public static Tensor NegativeLogLikelihood(
        Tensor logProbabilities, Tensor targets, Tensor? classWeights = null, int? ignoreIndex = null, Reduction reduction = Reduction.Mean)
    {
        ClassLabels.Check(nameof(NegativeLogLikelihood), logProbabilities, targets, ignoreIndex);
        ClassLabels.CheckWeights(nameof(NegativeLogLikelihood), logProbabilities, classWeights);
        return NegatedLikelihood(logProbabilities, targets, smoothing: 0, classWeights, ignoreIndex, reduction);
    }

    static Tensor NegatedLikelihood(Tensor logProbabilities, Tensor targets, double smoothing, Tensor? weights, int? ignoreIndex, Reduction reduction)
    {
        Tensor? counts = ignoreIndex is { } ignored ? targets.NotEqual(ignored) : null;
        Tensor labels = counts is null ? targets : Tensor.Where(counts, targets, 0);
        Tensor? weightOfRow = weights is null ? null : ClassLabels.PickWeights(weights, labels);
        Tensor likelihood = ClassLabels.Pick(logProbabilities, labels).Reshape(targets.Shape);
        if (weightOfRow is not null)
            likelihood *= weightOfRow;
        if (smoothing > 0)
            likelihood = ((1 - smoothing) * likelihood) + (smoothing * MeanOverClasses(logProbabilities, weights));
        if (counts is not null)
            likelihood = Tensor.Where(counts, likelihood, 0);
        if (reduction != Reduction.Mean || (counts is null && weights is null))
            return ReduceNegated(likelihood, reduction);
        weightOfRow ??= Tensor.Ones(targets.Shape, logProbabilities.DType);
        return -likelihood.Sum() / (counts is null ? weightOfRow : Tensor.Where(counts, weightOfRow, 0)).Sum();
    }

    static Tensor MeanOverClasses(Tensor logProbabilities, Tensor? weights) =>
        (weights is null ? logProbabilities : logProbabilities * ClassLabels.Along(weights, logProbabilities)).Mean(ClassLabels.Axis(logProbabilities));
}
