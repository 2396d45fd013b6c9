namespace AutoGrad.Losses;

public static partial class Loss
{
    /// <summary>
    /// Negative log-likelihood of values under normal distributions, (ln v + (x − t)²/v)/2 with the variance v raised to ε where it is
    /// less.
    /// </summary>
    /// <param name="means">x, of any shape.</param>
    /// <param name="target">t, of the same shape and dtype.</param>
    /// <param name="variances">v ≥ 0, of the same shape and dtype.</param>
    /// <param name="full">Whether to add the constant ln(2π)/2.</param>
    /// <param name="epsilon">ε &gt; 0.</param>
    /// <param name="reduction">What becomes of the losses of the elements.</param>
    /// <returns>A tensor of shape [], or of the operands' without a reduction.</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epsilon"/> is not above 0.</exception>
    /// <remarks>
    /// Derivative: by a variance below ε it is 0. Source: Nix and Weigend, Estimating the mean and variance of the target probability
    /// distribution, ICNN 1994.
    /// </remarks>
    public static Tensor GaussianNegativeLogLikelihood(
        Tensor means, Tensor target, Tensor variances, bool full = false, double epsilon = 1e-6, Reduction reduction = Reduction.Mean)
    {
        LossOperands.CheckAlike(nameof(GaussianNegativeLogLikelihood), means, target, "means");
        LossOperands.CheckAlike(nameof(GaussianNegativeLogLikelihood), means, variances, "means", "variances");
        LossOperands.CheckAbove(epsilon, 0, nameof(epsilon));
        Tensor v = variances.Clamp(min: epsilon);
        Tensor losses = 0.5 * (v.Log() + ((means - target).Square() / v));
        return Reduce(full ? losses + (0.5 * Math.Log(2 * Math.PI)) : losses, reduction);
    }
}
