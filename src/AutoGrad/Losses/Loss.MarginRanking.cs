namespace AutoGrad.Losses;

public static partial class Loss
{
    /// <summary>Margin ranking loss, max(0, −y·(a − b) + margin): a should exceed b where y = 1, and the other way round where y = −1.</summary>
    /// <param name="first">a, of any shape.</param>
    /// <param name="second">b, of the same shape and dtype.</param>
    /// <param name="signs">y, −1 or 1, of the same shape and dtype.</param>
    /// <param name="margin">By how much it should exceed.</param>
    /// <param name="reduction">What becomes of the losses of the elements.</param>
    /// <returns>A tensor of shape [], or of the operands' without a reduction.</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
    /// <exception cref="ArgumentException">A target is neither −1 nor 1.</exception>
    public static Tensor MarginRanking(Tensor first, Tensor second, Tensor signs, double margin = 0, Reduction reduction = Reduction.Mean)
    {
        LossOperands.CheckAlike(nameof(MarginRanking), first, second, "first", "second");
        LossOperands.CheckAlike(nameof(MarginRanking), first, signs, "first", "signs");
        LossOperands.CheckSigns(nameof(MarginRanking), signs);
        return Reduce((margin - (signs * (first - second))).Relu(), reduction);
    }
}
