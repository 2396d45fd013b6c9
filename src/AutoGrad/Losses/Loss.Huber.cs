namespace AutoGrad.Losses;

public static partial class Loss
{
    /// <summary>Huber's loss with δ = 1, the mean of d²/2 for |d| ≤ δ, else δ(|d| − δ/2), where d = p − t.</summary>
    /// <param name="prediction">The model's outputs, of any shape.</param>
    /// <param name="target">What they should be, of the same shape and dtype.</param>
    /// <returns>A tensor of shape [].</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
    /// <remarks>
    /// Derivative: d between −δ and δ, and those bounds beyond them, divided by n. Source: Huber, Annals of Mathematical Statistics 35,
    /// 1964.
    /// </remarks>
    public static Tensor Huber(Tensor prediction, Tensor target) => Huber(prediction, target, delta: 1);

    /// <summary>Huber's loss, d²/2 for |d| ≤ δ, else δ(|d| − δ/2), where d = p − t.</summary>
    /// <param name="prediction">The model's outputs, of any shape.</param>
    /// <param name="target">What they should be, of the same shape and dtype.</param>
    /// <param name="delta">δ &gt; 0, where the parabola goes over into lines.</param>
    /// <param name="reduction">What becomes of the losses of the elements.</param>
    /// <returns>A tensor of shape [], or of the operands' without a reduction.</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delta"/> is not above 0.</exception>
    public static Tensor Huber(Tensor prediction, Tensor target, double delta = 1, Reduction reduction = Reduction.Mean)
    {
        LossOperands.CheckAlike(nameof(Huber), prediction, target);
        LossOperands.CheckAbove(delta, 0, nameof(delta));
        return Reduce((prediction - target).Huber(delta), reduction);
    }
}
