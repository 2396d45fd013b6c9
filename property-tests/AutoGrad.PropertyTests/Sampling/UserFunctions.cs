namespace AutoGrad.PropertyTests;

/// <summary>A function as a user writes it: of three operands, with a parameter, and without a derivative. c·tanh(k·a) + b²·c.</summary>
internal readonly struct Blend(double k) : ITernaryFunction<Blend>
{
    public static IReadOnlyList<Blend> Samples => [new(0.5), new(2)];

    double Steepness { get; } = k;

    public V Value<V>(V a, V b, V c) where V : IReal<V> => (c * V.Tanh(Steepness * a)) + (b * b * c);

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"k {Steepness}");
}

/// <summary>A user's function of two operands with a choice in it, and without a derivative: the loss of Huber with δ = 1.</summary>
internal readonly struct Huber : IBinaryFunction<Huber>
{
    public V Value<V>(V a, V b) where V : IReal<V>
    {
        // Not the square of |a − b|: of that the second derivative at a = b would be the square of the declared derivative of |x| at 0, which is 0.
        V difference = a - b, distance = V.Abs(difference);
        return V.Where(V.Less(distance, 1), 0.5 * difference * difference, distance - 0.5);
    }
}
