namespace AutoGrad.Losses;

public static partial class Loss
{
    /// <summary>Hinge loss, the mean of max(0, 1 − y·s).</summary>
    /// <param name="scores">s, of any shape.</param>
    /// <param name="signs">y, −1 or 1, of the same shape and dtype.</param>
    /// <returns>A tensor of shape [].</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
    /// <exception cref="ArgumentException">A target is neither −1 nor 1.</exception>
    /// <remarks>Derivative: −y/n where y·s &lt; 1, else 0. At a kink: 0 where y·s = 1.</remarks>
    public static Tensor Hinge(Tensor scores, Tensor signs) => Hinge(scores, signs, margin: 1);

    /// <summary>Hinge loss, max(0, margin − y·s).</summary>
    /// <param name="scores">s, of any shape.</param>
    /// <param name="signs">y, −1 or 1, of the same shape and dtype.</param>
    /// <param name="margin">How far a score must be on its side to cost nothing.</param>
    /// <param name="reduction">What becomes of the losses of the elements.</param>
    /// <returns>A tensor of shape [], or of the operands' without a reduction.</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
    /// <exception cref="ArgumentException">A target is neither −1 nor 1.</exception>
    public static Tensor Hinge(Tensor scores, Tensor signs, double margin = 1, Reduction reduction = Reduction.Mean)
    {
        LossOperands.CheckAlike(nameof(Hinge), scores, signs, "scores");
        LossOperands.CheckSigns(nameof(Hinge), signs);
        return Reduce((margin - (signs * scores)).Relu(), reduction);
    }

    /// <summary>Squared hinge loss, the mean of max(0, 1 − y·s)².</summary>
    /// <param name="scores">s, of any shape.</param>
    /// <param name="signs">y, −1 or 1, of the same shape and dtype.</param>
    /// <returns>A tensor of shape [].</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
    /// <exception cref="ArgumentException">A target is neither −1 nor 1.</exception>
    /// <remarks>Derivative: −2y·max(0, 1 − y·s)/n.</remarks>
    public static Tensor SquaredHinge(Tensor scores, Tensor signs) => SquaredHinge(scores, signs, margin: 1);

    /// <summary>Squared hinge loss, max(0, margin − y·s)².</summary>
    /// <param name="scores">s, of any shape.</param>
    /// <param name="signs">y, −1 or 1, of the same shape and dtype.</param>
    /// <param name="margin">How far a score must be on its side to cost nothing.</param>
    /// <param name="reduction">What becomes of the losses of the elements.</param>
    /// <returns>A tensor of shape [], or of the operands' without a reduction.</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
    /// <exception cref="ArgumentException">A target is neither −1 nor 1.</exception>
    public static Tensor SquaredHinge(Tensor scores, Tensor signs, double margin = 1, Reduction reduction = Reduction.Mean)
    {
        LossOperands.CheckAlike(nameof(SquaredHinge), scores, signs, "scores");
        LossOperands.CheckSigns(nameof(SquaredHinge), signs);
        return Reduce((margin - (signs * scores)).Relu().Square(), reduction);
    }
}
