namespace AutoGrad.Planted;

/// <summary>Operands that any language computes alike, without a generator: the fractional parts of the multiples of the golden ratio.</summary>
/// <remarks>Source: the additive recurrence of least discrepancy (H. Weyl, Math. Ann. 77, 1916).</remarks>
static class Numbers
{
    /// <summary>(√5 − 1)/2.</summary>
    static readonly double step = (Math.Sqrt(5) - 1) / 2;

    /// <summary>√2 − 1, by which sequences of different seeds are apart.</summary>
    static readonly double shift = Math.Sqrt(2) - 1;

    /// <summary>Numbers of both signs, none of which is 0.</summary>
    public static Tensor Of(Shape shape, int seed = 0) => Between(-1, 1, shape, seed);

    /// <summary>Numbers in [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public static Tensor Between(double low, double high, Shape shape, int seed = 0)
    {
        var numbers = new double[shape.ElementCount];
        for (int k = 0; k < numbers.Length; k++)
        {
            double u = ((k + 1) * step) + (seed * shift);
            numbers[k] = low + ((high - low) * (u - Math.Floor(u)));
        }

        return Tensor.From<double>(numbers, shape);
    }
}
