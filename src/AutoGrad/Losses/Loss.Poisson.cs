namespace AutoGrad.Losses;

public static partial class Loss
{
    /// <summary>
    /// Negative log-likelihood of counts under Poisson distributions, the mean of eˣ − t·x, without the term that does not depend on x.
    /// </summary>
    /// <param name="logRates">x, the logarithm of the rate, of any shape.</param>
    /// <param name="target">t, the counts, of the same shape and dtype.</param>
    /// <returns>A tensor of shape [].</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
    public static Tensor PoissonNegativeLogLikelihood(Tensor logRates, Tensor target) => PoissonNegativeLogLikelihood(logRates, target, isLogRate: true);

    /// <summary>Negative log-likelihood of counts under Poisson distributions, eˣ − t·x, or λ − t·ln(λ + ε) from rates.</summary>
    /// <param name="rates">x, the logarithm of the rate, or λ, the rate; of any shape.</param>
    /// <param name="target">t, the counts, of the same shape and dtype.</param>
    /// <param name="isLogRate">Whether <paramref name="rates"/> are logarithms.</param>
    /// <param name="full">Whether to add Stirling's approximation of ln t!, t·ln t − t + ln(2πt)/2 for t &gt; 1.</param>
    /// <param name="epsilon">ε ≥ 0, which keeps the logarithm of a rate from −∞.</param>
    /// <param name="reduction">What becomes of the losses of the elements.</param>
    /// <returns>A tensor of shape [], or of the operands' without a reduction.</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epsilon"/> is negative.</exception>
    public static Tensor PoissonNegativeLogLikelihood(
        Tensor rates, Tensor target, bool isLogRate = true, bool full = false, double epsilon = 1e-8, Reduction reduction = Reduction.Mean)
    {
        LossOperands.CheckAlike(nameof(PoissonNegativeLogLikelihood), rates, target, "rates");
        LossOperands.CheckFrom(epsilon, 0, nameof(epsilon));
        Tensor losses = isLogRate ? rates.Exp() - (target * rates) : rates - (target * (rates + epsilon).Log());
        return Reduce(full ? losses + Stirling(target) : losses, reduction);
    }

    static Tensor Stirling(Tensor t)
    {
        Tensor isLarge = t > 1;
        Tensor n = Tensor.Where(isLarge, t, 1);
        return Tensor.Where(isLarge, (n * n.Log()) - n + (0.5 * (2 * Math.PI * n).Log()), 0);
    }
}
