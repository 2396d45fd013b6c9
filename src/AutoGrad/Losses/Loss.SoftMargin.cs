namespace AutoGrad.Losses;

public static partial class Loss
{
    /// <summary>Soft margin loss, the mean of ln(1 + e^(−y·s)).</summary>
    /// <param name="scores">s, of any shape.</param>
    /// <param name="signs">y, −1 or 1, of the same shape and dtype.</param>
    /// <returns>A tensor of shape [].</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
    /// <exception cref="ArgumentException">A target is neither −1 nor 1.</exception>
    /// <remarks>Derivative: −y·σ(−y·s)/n.</remarks>
    public static Tensor SoftMargin(Tensor scores, Tensor signs) => SoftMargin(scores, signs, Reduction.Mean);

    /// <summary>Soft margin loss, ln(1 + e^(−y·s)).</summary>
    /// <param name="scores">s, of any shape.</param>
    /// <param name="signs">y, −1 or 1, of the same shape and dtype.</param>
    /// <param name="reduction">What becomes of the losses of the elements.</param>
    /// <returns>A tensor of shape [], or of the operands' without a reduction.</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
    /// <exception cref="ArgumentException">A target is neither −1 nor 1.</exception>
    public static Tensor SoftMargin(Tensor scores, Tensor signs, Reduction reduction)
    {
        LossOperands.CheckAlike(nameof(SoftMargin), scores, signs, "scores");
        LossOperands.CheckSigns(nameof(SoftMargin), signs);
        return Reduce((-signs * scores).Softplus(), reduction);
    }
}
