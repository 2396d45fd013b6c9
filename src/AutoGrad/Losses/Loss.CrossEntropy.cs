namespace AutoGrad.Losses;

public static partial class Loss
{
    /// <summary>Cross-entropy of logits and class labels, the mean of −ln softmax(logits)ₖ for each row's class k.</summary>
    /// <param name="logits">[n, classes]; also [n, classes, …], or [classes] for a single row.</param>
    /// <param name="targets">Int32 labels from 0 to classes − 1, of the shape of the logits without the axis of classes.</param>
    /// <returns>A tensor of shape [].</returns>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="DTypeException">The logits are not floating-point, or the targets are not Int32.</exception>
    /// <exception cref="ArgumentException">A label is no class.</exception>
    /// <remarks>
    /// Derivative: (softmax(logits) − one-hot(targets))/n. It is taken through the shifted log-softmax, so no logit is too large.
    /// </remarks>
    public static Tensor CrossEntropy(Tensor logits, Tensor targets)
    {
        ClassLabels.Check(nameof(CrossEntropy), logits, targets);
        return ReduceNegated(ClassLabels.Pick(logits.LogSoftmax(ClassLabels.Axis(logits)), targets), Reduction.Mean);
    }

    /// <summary>
    /// Cross-entropy with options: the loss of a row with label k is (1 − ε)·wₖ·(−ln pₖ) + ε/C · Σ_c w_c·(−ln p_c), p being the softmax of
    /// its C logits, and 0 for an ignored row.
    /// </summary>
    /// <param name="logits">[n, classes]; also [n, classes, …], or [classes] for a single row.</param>
    /// <param name="targets">Int32 labels, of the shape of the logits without the axis of classes.</param>
    /// <param name="labelSmoothing">ε from 0 to 1: the share of the target that is spread over all classes.</param>
    /// <param name="classWeights">w, [classes]; null for ones.</param>
    /// <param name="ignoreIndex">Rows with this label do not count; it need not be a class. Null for none.</param>
    /// <param name="reduction">The mean divides by the sum of wₖ over the rows that count.</param>
    /// <returns>A tensor of shape [], or of the targets' without a reduction.</returns>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="DTypeException">
    /// The logits are not floating-point, the targets not Int32, or the weights not of the logits' dtype.
    /// </exception>
    /// <exception cref="ArgumentException">A label is neither a class nor the ignored one, or the smoothing is out of its range.</exception>
    /// <remarks>
    /// The mean over no row at all is NaN. Source of the smoothing: Szegedy et al., Rethinking the Inception architecture, CVPR 2016,
    /// section 7.
    /// </remarks>
    public static Tensor CrossEntropy(
        Tensor logits, Tensor targets, double labelSmoothing = 0, Tensor? classWeights = null, int? ignoreIndex = null, Reduction reduction = Reduction.Mean)
    {
        ClassLabels.Check(nameof(CrossEntropy), logits, targets, ignoreIndex);
        ClassLabels.CheckWeights(nameof(CrossEntropy), logits, classWeights);
        CheckSmoothing(labelSmoothing);
        return NegatedLikelihood(logits.LogSoftmax(ClassLabels.Axis(logits)), targets, labelSmoothing, classWeights, ignoreIndex, reduction);
    }

    static void CheckSmoothing(double labelSmoothing)
    {
        if (!(labelSmoothing is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(labelSmoothing), labelSmoothing, "The label smoothing is a share from 0 to 1.");
    }
}
