namespace AutoGrad.Losses;

public static partial class Loss
{
    /// <summary>Cross-entropy of logits and target probabilities, the mean over rows of −Σ_c q_c · ln softmax(logits)_c.</summary>
    /// <param name="logits">[n, classes]; also [n, classes, …], or [classes] for a single row.</param>
    /// <param name="probabilities">q, of the logits' shape and dtype; those of a row should add up to 1.</param>
    /// <returns>A tensor of shape [].</returns>
    /// <exception cref="ShapeException">The shapes differ, or the operands are single numbers.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
    public static Tensor CrossEntropyFromProbabilities(Tensor logits, Tensor probabilities) =>
        CrossEntropyFromProbabilities(logits, probabilities, labelSmoothing: 0);

    /// <summary>
    /// Cross-entropy of logits and target probabilities with options: −Σ_c w_c · ((1 − ε)·q_c + ε/C) · ln softmax(logits)_c for each row.
    /// </summary>
    /// <param name="logits">[n, classes]; also [n, classes, …], or [classes] for a single row.</param>
    /// <param name="probabilities">q, of the logits' shape and dtype; those of a row should add up to 1.</param>
    /// <param name="labelSmoothing">ε from 0 to 1: the share of the target that is spread over all C classes.</param>
    /// <param name="classWeights">w, [classes]; null for ones.</param>
    /// <param name="reduction">The mean divides by the number of rows, whatever the weights.</param>
    /// <returns>A tensor of shape [], or of the logits' shape without the axis of classes if there is no reduction.</returns>
    /// <exception cref="ShapeException">The shapes do not fit, or the operands are single numbers.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The smoothing is out of its range.</exception>
    public static Tensor CrossEntropyFromProbabilities(
        Tensor logits, Tensor probabilities, double labelSmoothing = 0, Tensor? classWeights = null, Reduction reduction = Reduction.Mean)
    {
        LossOperands.CheckAlike(nameof(CrossEntropyFromProbabilities), logits, probabilities, "logits");
        if (logits.Rank == 0)
            throw new ShapeException($"{nameof(CrossEntropyFromProbabilities)} needs logits of shape [n, classes], not a single number.");
        ClassLabels.CheckWeights(nameof(CrossEntropyFromProbabilities), logits, classWeights);
        CheckSmoothing(labelSmoothing);
        int axis = ClassLabels.Axis(logits);
        Tensor targets = labelSmoothing == 0 ? probabilities : ((1 - labelSmoothing) * probabilities) + (labelSmoothing / logits.Shape[axis]);
        if (classWeights is not null)
            targets *= ClassLabels.Along(classWeights, logits);
        return ReduceNegated((targets * logits.LogSoftmax(axis)).Sum(axis), reduction);
    }
}
