using System.Globalization;
using System.Runtime.CompilerServices;

namespace AutoGrad.Operations;

/// <summary>a/b, the derivative of the length b of a vector with respect to its component a; 0 for the zero vector.</summary>
internal readonly struct Direction : IBinaryFunction<Direction>
{
    /// <inheritdoc/>
    public static IReadOnlyList<Domain> Domains(Direction f) => [Domain.Real, Domain.Positive];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Value<V>(V a, V b) where V : IReal<V> => a / V.Where(V.Equal(b, 0), 1, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V DerivativeA<V>(Direction f, V a, V b, V y) where V : IReal<V> => 1 / V.Where(V.Equal(b, 0), 1, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V DerivativeB<V>(Direction f, V a, V b, V y) where V : IReal<V> => -y / V.Where(V.Equal(b, 0), 1, b);
}

/// <summary>sign(a) (|a|/b)ᵖ⁻¹, the derivative of a p-norm b with respect to the component a; 0 where a = 0.</summary>
/// <param name="p">The order of the norm.</param>
internal readonly struct NormSlope(double p) : IBinaryFunction<NormSlope>
{
    /// <inheritdoc/>
    public static IReadOnlyList<NormSlope> Samples => [new(3.5), new(1.5)];

    /// <inheritdoc/>
    public static IReadOnlyList<Domain> Domains(NormSlope f) => [Domain.NonZero, Domain.Positive];

    double Order { get; } = p;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Value<V>(V a, V b) where V : IReal<V>
    {
        V isZero = V.Equal(a, 0);
        V ratio = V.Where(isZero, 1, V.Abs(a)) / V.Where(V.Equal(b, 0), 1, b);
        return V.Where(isZero, 0 * b, V.Sign(a) * V.Pow(ratio, Order - 1));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V DerivativeA<V>(NormSlope f, V a, V b, V y) where V : IReal<V> => V.Where(V.Equal(a, 0), 0, (f.Order - 1) * y / V.Where(V.Equal(a, 0), 1, a));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V DerivativeB<V>(NormSlope f, V a, V b, V y) where V : IReal<V> => (1 - f.Order) * y / V.Where(V.Equal(b, 0), 1, b);

    /// <summary>The parameters as text.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"p {Order:R}");
}

/// <summary>1 where x ≠ 0, else 0; NaN for NaN.</summary>
internal readonly struct IsNonZero : IUnaryFunction<IsNonZero>
{
    /// <inheritdoc/>
    public static IReadOnlyList<Domain> Domains(IsNonZero f) => [Domain.NonZero];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Value<V>(V x) where V : IReal<V> => V.Abs(V.Sign(x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Derivative<V>(IsNonZero f, V x, V y) where V : IReal<V> => V.Where(V.Equal(x, x), 0, x);
}
