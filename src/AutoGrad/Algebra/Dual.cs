using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad;

/// <summary>
/// A dual number a + ȧ·ε with ε² = 0. Arithmetic on it carries a derivative beside the value:
/// f(a + ȧ·ε) = f(a) + f′(a)·ȧ·ε. It is itself an interpretation of the algebra, so duals nest for higher orders.
/// </summary>
/// <typeparam name="V">The number that value and tangent are made of.</typeparam>
/// <remarks>
/// Comparisons look at values only, and <see cref="Where"/> selects: a tangent that is not chosen has no influence, be it infinite or NaN.
/// Everywhere else a tangent follows IEEE 754, so that 0 · ∞ in a tangent is NaN.
/// </remarks>
public readonly partial struct Dual<V> : IReal<Dual<V>> where V : IReal<V>
{
    /// <summary>The number value + tangent·ε.</summary>
    [MethodImpl(AggressiveInlining)]
    public Dual(V value, V tangent)
    {
        Value = value;
        Tangent = tangent;
    }

    /// <summary>a, the part without ε.</summary>
    public V Value { get; }

    /// <summary>ȧ, the factor of ε.</summary>
    public V Tangent { get; }

    /// <summary>The constant <paramref name="value"/>, whose tangent is 0.</summary>
    [MethodImpl(AggressiveInlining)]
    public static implicit operator Dual<V>(double value) => new(value, 0);

    /// <summary>−a − ȧ·ε.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Dual<V> operator -(Dual<V> a) => new(-a.Value, -a.Tangent);

    /// <summary>(a + b) + (ȧ + ḃ)·ε.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Dual<V> operator +(Dual<V> a, Dual<V> b) => new(a.Value + b.Value, a.Tangent + b.Tangent);

    /// <summary>(a − b) + (ȧ − ḃ)·ε.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Dual<V> operator -(Dual<V> a, Dual<V> b) => new(a.Value - b.Value, a.Tangent - b.Tangent);

    /// <summary>a·b + (ȧ·b + a·ḃ)·ε.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Dual<V> operator *(Dual<V> a, Dual<V> b) => new(a.Value * b.Value, a.Tangent * b.Value + a.Value * b.Tangent);

    /// <summary>a/b + (ȧ − (a/b)·ḃ)/b·ε.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Dual<V> operator /(Dual<V> a, Dual<V> b)
    {
        V quotient = a.Value / b.Value;
        return new(quotient, (a.Tangent - quotient * b.Tangent) / b.Value);
    }

    /// <summary>The mask of a &gt; b, by values.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Dual<V> Greater(Dual<V> a, Dual<V> b) => Mask(V.Greater(a.Value, b.Value));

    /// <summary>The mask of a ≥ b, by values.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Dual<V> GreaterOrEqual(Dual<V> a, Dual<V> b) => Mask(V.GreaterOrEqual(a.Value, b.Value));

    /// <summary>The mask of a = b, by values.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Dual<V> Equal(Dual<V> a, Dual<V> b) => Mask(V.Equal(a.Value, b.Value));

    /// <summary>The mask that holds where both do.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Dual<V> And(Dual<V> a, Dual<V> b) => Mask(V.And(a.Value, b.Value));

    /// <summary>The mask that holds where either does.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Dual<V> Or(Dual<V> a, Dual<V> b) => Mask(V.Or(a.Value, b.Value));

    /// <summary>The mask that holds where <paramref name="mask"/> does not.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Dual<V> Not(Dual<V> mask) => Mask(V.Not(mask.Value));

    /// <summary>Value and tangent of <paramref name="a"/> where the mask holds, else those of <paramref name="b"/>.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Dual<V> Where(Dual<V> mask, Dual<V> a, Dual<V> b) =>
        new(V.Where(mask.Value, a.Value, b.Value), V.Where(mask.Value, a.Tangent, b.Tangent));

    /// <summary>f(a) + f′(a)·ȧ·ε, with the derivative that the function itself declares.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Dual<V> Apply<F>(F f, Dual<V> x) where F : struct, IUnaryFunction<F>
    {
        V y = f.Value(x.Value);
        return new(y, F.Derivative(f, x.Value, y) * x.Tangent);
    }

    /// <summary>f(a, b) + (∂f/∂a·ȧ + ∂f/∂b·ḃ)·ε, with the derivatives that the function itself declares.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Dual<V> Apply<F>(F f, Dual<V> a, Dual<V> b) where F : struct, IBinaryFunction<F>
    {
        V y = f.Value(a.Value, b.Value);
        return new(y, F.DerivativeA(f, a.Value, b.Value, y) * a.Tangent + F.DerivativeB(f, a.Value, b.Value, y) * b.Tangent);
    }

    /// <summary>f(a, b, c) + (∂f/∂a·ȧ + ∂f/∂b·ḃ + ∂f/∂c·ċ)·ε, with the derivatives that the function itself declares.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Dual<V> Apply<F>(F f, Dual<V> a, Dual<V> b, Dual<V> c) where F : struct, ITernaryFunction<F>
    {
        V y = f.Value(a.Value, b.Value, c.Value);
        return new(
            y,
            F.DerivativeA(f, a.Value, b.Value, c.Value, y) * a.Tangent
                + F.DerivativeB(f, a.Value, b.Value, c.Value, y) * b.Tangent
                + F.DerivativeC(f, a.Value, b.Value, c.Value, y) * c.Tangent);
    }

    /// <summary>The value and the tangent, as "value + tangent·ε".</summary>
    public override string ToString() => $"{Value} + {Tangent}·ε";

    [MethodImpl(AggressiveInlining)]
    static Dual<V> Mask(V mask) => new(mask, 0);
}
