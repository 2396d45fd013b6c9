namespace AutoGrad.Losses;

public static partial class Loss
{
    /// <summary>What <see cref="TripletMargin"/> adds to each difference so that a distance of 0 has a gradient; PyTorch's number.</summary>
    const double DistanceEpsilon = 1e-6;

    /// <summary>
    /// Triplet margin loss, max(0, d(a, p) − d(a, n) + margin) with d(u, v) = ‖u − v + ε‖ₖ along the last axis and ε = 1e-6: the anchor a
    /// should be nearer to the positive p than to the negative n.
    /// </summary>
    /// <param name="anchor">a, [n, width] or [width].</param>
    /// <param name="positive">p, of the same shape and dtype.</param>
    /// <param name="negative">n, of the same shape and dtype.</param>
    /// <param name="margin">By how much it should be nearer, above 0.</param>
    /// <param name="norm">k ≥ 1, the order of the norm.</param>
    /// <param name="swap">Whether the negative is also compared with the positive, of which the smaller distance counts.</param>
    /// <param name="reduction">What becomes of the losses of the rows.</param>
    /// <returns>A tensor of shape [], or of the operands' without the last axis if there is no reduction.</returns>
    /// <exception cref="ShapeException">The shapes differ, or are [].</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <remarks>Source: Balntas, Riba, Ponsa and Mikolajczyk, Learning local feature descriptors with triplets, BMVC 2016.</remarks>
    public static Tensor TripletMargin(
        Tensor anchor, Tensor positive, Tensor negative, double margin = 1, double norm = 2, bool swap = false, Reduction reduction = Reduction.Mean)
    {
        LossOperands.CheckAlike(nameof(TripletMargin), anchor, positive, "anchor", "positive");
        LossOperands.CheckAlike(nameof(TripletMargin), anchor, negative, "anchor", "negative");
        LossOperands.CheckFrom(norm, 1, nameof(norm));
        LossOperands.CheckAbove(margin, 0, nameof(margin));
        if (anchor.Rank == 0)
            throw new ShapeException("TripletMargin compares rows, so its operands need an axis; they are single numbers.");
        Tensor far = Distance(anchor, negative, norm);
        if (swap)
            far = far.Minimum(Distance(positive, negative, norm));
        return Reduce((Distance(anchor, positive, norm) - far + margin).Relu(), reduction);
    }

    static Tensor Distance(Tensor u, Tensor v, double norm)
    {
        Tensor d = u - v + DistanceEpsilon;
        return norm switch
        {
            1 => d.Abs().Sum(-1),
            2 => d.Square().Sum(-1).Sqrt(),
            _ => d.Abs().Pow(norm).Sum(-1).Pow(1 / norm),
        };
    }
}
