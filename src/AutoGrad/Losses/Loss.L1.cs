namespace AutoGrad.Losses;

public static partial class Loss
{
    /// <summary>Mean absolute error, the mean of |p − t|.</summary>
    /// <param name="prediction">The model's outputs, of any shape.</param>
    /// <param name="target">What they should be, of the same shape and dtype.</param>
    /// <returns>A tensor of shape [].</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
    /// <remarks>Derivative: sign(p − t)/n. At a kink: 0 where p = t.</remarks>
    public static Tensor L1(Tensor prediction, Tensor target) => L1(prediction, target, Reduction.Mean);

    /// <summary>Absolute error, |p − t|.</summary>
    /// <param name="prediction">The model's outputs, of any shape.</param>
    /// <param name="target">What they should be, of the same shape and dtype.</param>
    /// <param name="reduction">What becomes of the losses of the elements.</param>
    /// <returns>A tensor of shape [], or of the operands' without a reduction.</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
    public static Tensor L1(Tensor prediction, Tensor target, Reduction reduction)
    {
        LossOperands.CheckAlike(nameof(L1), prediction, target);
        return Reduce((prediction - target).Abs(), reduction);
    }
}
