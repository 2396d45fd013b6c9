namespace AutoGrad.Losses;

public static partial class Loss
{
    /// <summary>
    /// Kullback–Leibler divergence, Σ t·(ln t − ℓ) divided by the length of the first axis: for rows of distributions, their mean
    /// divergence.
    /// </summary>
    /// <param name="logProbabilities">ℓ, the model's log-probabilities, of any shape.</param>
    /// <param name="target">t, probabilities of the same shape and dtype; where one is 0 the term is 0.</param>
    /// <returns>A tensor of shape [].</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
    public static Tensor KlDivergence(Tensor logProbabilities, Tensor target) => KlDivergence(logProbabilities, target, isLogTarget: false);

    /// <summary>Kullback–Leibler divergence, t·(ln t − ℓ).</summary>
    /// <param name="logProbabilities">ℓ, the model's log-probabilities, of any shape.</param>
    /// <param name="target">t, of the same shape and dtype, or ln t.</param>
    /// <param name="isLogTarget">Whether the target is ln t.</param>
    /// <param name="reduction">
    /// <see cref="Reduction.BatchMean"/> is the mean divergence of rows of distributions; <see cref="Reduction.Mean"/> divides by the
    /// number of classes too.
    /// </param>
    /// <returns>A tensor of shape [], or of the operands' without a reduction.</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
    public static Tensor KlDivergence(Tensor logProbabilities, Tensor target, bool isLogTarget = false, Reduction reduction = Reduction.BatchMean)
    {
        LossOperands.CheckAlike(nameof(KlDivergence), logProbabilities, target, "log-probabilities");
        Tensor losses = isLogTarget ? target.Exp() * (target - logProbabilities) : target.XLogY(target) - (target * logProbabilities);
        return Reduce(losses, reduction);
    }
}
