namespace AutoGrad.Losses;

public static partial class Loss
{
    /// <summary>Binary cross-entropy of logits, the mean of −t·ln σ(x) − (1 − t)·ln σ(−x).</summary>
    /// <param name="logits">x, of any shape.</param>
    /// <param name="target">t from 0 to 1, of the same shape and dtype.</param>
    /// <returns>A tensor of shape [].</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
    /// <remarks>Derivative: (σ(x) − t)/n. No logit is too large, and a small loss keeps its relative precision.</remarks>
    public static Tensor BinaryCrossEntropyWithLogits(Tensor logits, Tensor target) => BinaryCrossEntropyWithLogits(logits, target, weight: null);

    /// <summary>Binary cross-entropy of logits with weights, w·(−ω·t·ln σ(x) − (1 − t)·ln σ(−x)).</summary>
    /// <param name="logits">x, of any shape.</param>
    /// <param name="target">t from 0 to 1, of the same shape and dtype.</param>
    /// <param name="weight">w, of a shape that can be repeated to that of x; null for ones.</param>
    /// <param name="positiveWeight">ω, the weight of positive examples, of a shape that can be repeated to that of x; null for ones.</param>
    /// <param name="reduction">What becomes of the losses of the elements.</param>
    /// <returns>A tensor of shape [], or of the operands' without a reduction.</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
    /// <remarks>The mean divides by the number of elements, whatever the weights.</remarks>
    public static Tensor BinaryCrossEntropyWithLogits(
        Tensor logits, Tensor target, Tensor? weight = null, Tensor? positiveWeight = null, Reduction reduction = Reduction.Mean)
    {
        LossOperands.CheckAlike(nameof(BinaryCrossEntropyWithLogits), logits, target, "logits");
        LossOperands.CheckWeights(nameof(BinaryCrossEntropyWithLogits), weight, nameof(weight), logits);
        LossOperands.CheckWeights(nameof(BinaryCrossEntropyWithLogits), positiveWeight, nameof(positiveWeight), logits);
        Tensor losses = LogitTerms(logits, target, positiveWeight);
        return Reduce(weight is null ? losses : losses * weight, reduction);
    }

    /// <summary>Two terms that are not negative: nothing cancels, as it would in softplus(x) − x·t.</summary>
    static Tensor LogitTerms(Tensor logits, Tensor target, Tensor? positiveWeight)
    {
        Tensor positive = positiveWeight is null ? target : target * positiveWeight;
        return (positive * (-logits).Softplus()) + ((1 - target) * logits.Softplus());
    }
}
