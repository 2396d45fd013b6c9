namespace AutoGrad.Losses;

public static partial class Loss
{
    /// <summary>Smooth L1 loss with β = 1, the mean of d²/(2β) for |d| ≤ β, else |d| − β/2, where d = p − t.</summary>
    /// <param name="prediction">The model's outputs, of any shape.</param>
    /// <param name="target">What they should be, of the same shape and dtype.</param>
    /// <returns>A tensor of shape [].</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
    /// <remarks>It is <see cref="Huber(Tensor, Tensor)"/>'s loss divided by β. Source: Girshick, Fast R-CNN, ICCV 2015, equation 3.</remarks>
    public static Tensor SmoothL1(Tensor prediction, Tensor target) => SmoothL1(prediction, target, beta: 1);

    /// <summary>Smooth L1 loss, d²/(2β) for |d| ≤ β, else |d| − β/2, where d = p − t; for β = 0 the absolute error.</summary>
    /// <param name="prediction">The model's outputs, of any shape.</param>
    /// <param name="target">What they should be, of the same shape and dtype.</param>
    /// <param name="beta">β ≥ 0, where the parabola goes over into lines.</param>
    /// <param name="reduction">What becomes of the losses of the elements.</param>
    /// <returns>A tensor of shape [], or of the operands' without a reduction.</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="beta"/> is negative.</exception>
    public static Tensor SmoothL1(Tensor prediction, Tensor target, double beta = 1, Reduction reduction = Reduction.Mean)
    {
        LossOperands.CheckAlike(nameof(SmoothL1), prediction, target);
        LossOperands.CheckFrom(beta, 0, nameof(beta));
        Tensor d = prediction - target;
        return beta == 0 ? Reduce(d.Abs(), reduction) : Reduce(d.Huber(beta), reduction) / beta;
    }
}
