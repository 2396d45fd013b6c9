namespace AutoGrad.Losses;

public static partial class Loss
{
    /// <summary>Mean squared error, the mean of (p − t)².</summary>
    /// <param name="prediction">The model's outputs, of any shape.</param>
    /// <param name="target">What they should be, of the same shape and dtype.</param>
    /// <returns>A tensor of shape [].</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
    /// <remarks>Derivative: 2(p − t)/n.</remarks>
    public static Tensor MeanSquaredError(Tensor prediction, Tensor target) => MeanSquaredError(prediction, target, Reduction.Mean);

    /// <summary>Squared error, (p − t)².</summary>
    /// <param name="prediction">The model's outputs, of any shape.</param>
    /// <param name="target">What they should be, of the same shape and dtype.</param>
    /// <param name="reduction">What becomes of the losses of the elements.</param>
    /// <returns>A tensor of shape [], or of the operands' without a reduction.</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
    public static Tensor MeanSquaredError(Tensor prediction, Tensor target, Reduction reduction)
    {
        LossOperands.CheckAlike(nameof(MeanSquaredError), prediction, target);
        return Reduce((prediction - target).Square(), reduction);
    }
}
