namespace AutoGrad.Losses;

public static partial class Loss
{
    /// <summary>Keeps the root of <see cref="CosineEmbedding"/> from 0; PyTorch's number.</summary>
    const double CosineEpsilon = 1e-12;

    /// <summary>
    /// Cosine embedding loss, 1 − cos where y = 1 and max(0, cos − margin) where y = −1, cos = a·b / √((a·a + ε)(b·b + ε)) being the cosine
    /// of the angle between two rows and ε = 1e-12.
    /// </summary>
    /// <param name="first">a, [n, width] or [width].</param>
    /// <param name="second">b, of the same shape and dtype.</param>
    /// <param name="signs">y, 1 for rows that belong together and −1 for those that do not, [n] or [], of the same dtype.</param>
    /// <param name="margin">The cosine up to which what does not belong together costs nothing, −1 to 1.</param>
    /// <param name="reduction">What becomes of the losses of the rows.</param>
    /// <returns>A tensor of shape [], or of the signs' without a reduction.</returns>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
    /// <exception cref="ArgumentException">A target is neither −1 nor 1.</exception>
    public static Tensor CosineEmbedding(Tensor first, Tensor second, Tensor signs, double margin = 0, Reduction reduction = Reduction.Mean)
    {
        LossOperands.CheckAlike(nameof(CosineEmbedding), first, second, "first", "second");
        LossOperands.CheckRows(nameof(CosineEmbedding), first, signs);
        LossOperands.CheckSigns(nameof(CosineEmbedding), signs);
        Tensor lengths = ((first.Square().Sum(-1) + CosineEpsilon) * (second.Square().Sum(-1) + CosineEpsilon)).Sqrt();
        Tensor cosine = (first * second).Sum(-1) / lengths;
        return Reduce(Tensor.Where(signs > 0, 1 - cosine, (cosine - margin).Relu()), reduction);
    }
}
