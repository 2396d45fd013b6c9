namespace AutoGrad.Losses;

public static partial class Loss
{
    /// <summary>Hinge embedding loss with margin 1, the mean of d where y = 1 and of max(0, margin − d) where y = −1.</summary>
    /// <param name="distances">d, of any shape.</param>
    /// <param name="signs">y, 1 for what belongs together and −1 for what does not, of the same shape and dtype.</param>
    /// <returns>A tensor of shape [].</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
    /// <exception cref="ArgumentException">A target is neither −1 nor 1.</exception>
    public static Tensor HingeEmbedding(Tensor distances, Tensor signs) => HingeEmbedding(distances, signs, margin: 1);

    /// <summary>Hinge embedding loss, d where y = 1 and max(0, margin − d) where y = −1.</summary>
    /// <param name="distances">d, of any shape.</param>
    /// <param name="signs">y, 1 for what belongs together and −1 for what does not, of the same shape and dtype.</param>
    /// <param name="margin">The distance beyond which what does not belong together costs nothing.</param>
    /// <param name="reduction">What becomes of the losses of the elements.</param>
    /// <returns>A tensor of shape [], or of the operands' without a reduction.</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
    /// <exception cref="ArgumentException">A target is neither −1 nor 1.</exception>
    public static Tensor HingeEmbedding(Tensor distances, Tensor signs, double margin = 1, Reduction reduction = Reduction.Mean)
    {
        LossOperands.CheckAlike(nameof(HingeEmbedding), distances, signs, "distances");
        LossOperands.CheckSigns(nameof(HingeEmbedding), signs);
        return Reduce(Tensor.Where(signs > 0, distances, (margin - distances).Relu()), reduction);
    }
}
