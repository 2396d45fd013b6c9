namespace AutoGrad.Losses;

public static partial class Loss
{
    /// <summary>Multi-label soft margin loss, the mean over rows of the binary cross-entropies of a row's logits, themselves averaged.</summary>
    /// <param name="logits">x, [n, C], or [C] for a single row.</param>
    /// <param name="target">t, 0 or 1 for each class, of the same shape and dtype.</param>
    /// <returns>A tensor of shape [].</returns>
    /// <exception cref="ShapeException">The shapes differ, or are [].</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
    public static Tensor MultilabelSoftMargin(Tensor logits, Tensor target) => MultilabelSoftMargin(logits, target, classWeights: null);

    /// <summary>Multi-label soft margin loss, the mean over classes of w·(−t·ln σ(x) − (1 − t)·ln σ(−x)).</summary>
    /// <param name="logits">x, [n, C], or [C] for a single row.</param>
    /// <param name="target">t, 0 or 1 for each class, of the same shape and dtype.</param>
    /// <param name="classWeights">w, of a shape that can be repeated to that of x, such as [C]; null for ones.</param>
    /// <param name="reduction">What becomes of the losses of the rows.</param>
    /// <returns>A tensor of shape [], or of the operands' without the last axis if there is no reduction.</returns>
    /// <exception cref="ShapeException">The shapes do not fit, or are [].</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
    public static Tensor MultilabelSoftMargin(Tensor logits, Tensor target, Tensor? classWeights = null, Reduction reduction = Reduction.Mean)
    {
        LossOperands.CheckAlike(nameof(MultilabelSoftMargin), logits, target, "logits");
        LossOperands.CheckWeights(nameof(MultilabelSoftMargin), classWeights, nameof(classWeights), logits);
        if (logits.Rank == 0)
            throw new ShapeException("MultilabelSoftMargin needs logits of shape [n, classes], not a single number.");
        Tensor losses = LogitTerms(logits, target, positiveWeight: null);
        return Reduce((classWeights is null ? losses : losses * classWeights).Mean(-1), reduction);
    }
}
