namespace AutoGrad.Losses;

public static partial class Loss
{
    /// <summary>The exponent at which <see cref="BinaryCrossEntropy(Tensor, Tensor)"/> bounds its logarithms.</summary>
    const double LowestLog = -100;

    /// <summary>Binary cross-entropy of probabilities, the mean of −t·ln p − (1 − t)·ln(1 − p).</summary>
    /// <param name="probabilities">p from 0 to 1, of any shape.</param>
    /// <param name="target">t from 0 to 1, of the same shape and dtype.</param>
    /// <returns>A tensor of shape [].</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
    /// <exception cref="ArgumentException">A probability is below 0 or above 1; a replay does not look again.</exception>
    /// <remarks>
    /// The logarithms are not less than −100 (in Float32 −87.3, the logarithm of the smallest normal number), and their derivative is 0
    /// beyond. From logits, <see cref="BinaryCrossEntropyWithLogits(Tensor, Tensor)"/> is exact at any size.
    /// </remarks>
    public static Tensor BinaryCrossEntropy(Tensor probabilities, Tensor target) => BinaryCrossEntropy(probabilities, target, weight: null);

    /// <summary>Binary cross-entropy of probabilities with weights, w·(−t·ln p − (1 − t)·ln(1 − p)).</summary>
    /// <param name="probabilities">p from 0 to 1, of any shape.</param>
    /// <param name="target">t from 0 to 1, of the same shape and dtype.</param>
    /// <param name="weight">w, of a shape that can be repeated to that of p; null for ones.</param>
    /// <param name="reduction">What becomes of the losses of the elements.</param>
    /// <returns>A tensor of shape [], or of the operands' without a reduction.</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
    /// <exception cref="ArgumentException">A probability is below 0 or above 1; a replay does not look again.</exception>
    /// <remarks>The mean divides by the number of elements, whatever the weights.</remarks>
    public static Tensor BinaryCrossEntropy(Tensor probabilities, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean)
    {
        LossOperands.CheckAlike(nameof(BinaryCrossEntropy), probabilities, target, "probabilities");
        LossOperands.CheckProbabilities(nameof(BinaryCrossEntropy), probabilities);
        LossOperands.CheckWeights(nameof(BinaryCrossEntropy), weight, nameof(weight), probabilities);
        Tensor negated = (target * BoundedLog(probabilities)) + ((1 - target) * BoundedLog(1 - probabilities));
        return ReduceNegated(weight is null ? negated : negated * weight, reduction);
    }

    static Tensor BoundedLog(Tensor p) => p.Clamp(min: p.DType == DType.Float64 ? Math.Exp(LowestLog) : Math.ScaleB(1, -126)).Log();
}
