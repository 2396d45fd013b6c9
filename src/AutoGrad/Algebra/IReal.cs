using System.Runtime.CompilerServices;

namespace AutoGrad;

/// <summary>
/// A value that behaves like a real number. A function that is generic over this algebra is written once and can be run on SIMD
/// lanes, differentiated with dual numbers, recorded as tensors, traced for the way its comparisons went, and printed as a formula.
/// </summary>
/// <typeparam name="V">The interpretation itself.</typeparam>
/// <remarks>
/// A comparison gives a mask, which is a value of <typeparamref name="V"/> that only <see cref="Where"/>, <see cref="And"/>,
/// <see cref="Or"/> and <see cref="Not"/> understand. A comparison with NaN is false.
/// </remarks>
public interface IReal<V> where V : IReal<V>
{
    /// <summary>The constant <paramref name="value"/>.</summary>
    static abstract implicit operator V(double value);

    /// <summary>−a.</summary>
    static abstract V operator -(V a);

    /// <summary>a + b.</summary>
    static abstract V operator +(V a, V b);

    /// <summary>a − b.</summary>
    static abstract V operator -(V a, V b);

    /// <summary>a · b.</summary>
    static abstract V operator *(V a, V b);

    /// <summary>a / b.</summary>
    static abstract V operator /(V a, V b);

    /// <summary>eˣ.</summary>
    static abstract V Exp(V x);

    /// <summary>e^(a − b).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual V ExpOfDifference(V a, V b) => V.Exp(a - b);

    /// <summary>2ˣ.</summary>
    static abstract V Exp2(V x);

    /// <summary>eˣ − 1, with full relative precision near 0.</summary>
    static abstract V Expm1(V x);

    /// <summary>The natural logarithm ln x; NaN for x &lt; 0.</summary>
    static abstract V Log(V x);

    /// <summary>The logarithm to base 2.</summary>
    static abstract V Log2(V x);

    /// <summary>The logarithm to base 10.</summary>
    static abstract V Log10(V x);

    /// <summary>ln(1 + x), with full relative precision near 0.</summary>
    static abstract V Log1p(V x);

    /// <summary>The logistic sigmoid, 1/(1 + e⁻ˣ).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual V Sigmoid(V x) => 1 / (1 + V.Exp(-x));

    /// <summary>a·σ(x), also where σ(x) is too small for all its digits but the product is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual V SigmoidTimes(V a, V x) => a * V.Sigmoid(x);

    /// <summary>ln(1 + eˣ), which does not overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual V Softplus(V x) => V.Where(V.Greater(x, 37), x, V.Log1p(V.Exp(x))); // from there on ln(1 + e⁻ˣ) is below 2⁻⁵³ and x absorbs it

    /// <summary>ln(1 + e^(βx))/β for β ≠ 0, which does not overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual V Softplus(V x, double beta)
    {
        V z = beta * x;
        return V.Where(V.Greater(z, 37), x, V.Softplus(z) / beta);
    }

    /// <summary>ln(eᵃ + eᵇ), which does not overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual V LogAddExp(V a, V b) => V.Where(V.Equal(a, b), a + Math.Log(2), V.Max(a, b) + V.Softplus(-V.Abs(a - b))); // ∞ − ∞ is NaN, but ln(e^∞ + e^∞) is not

    /// <summary>√x; NaN for x &lt; 0.</summary>
    static abstract V Sqrt(V x);

    /// <summary>sin x, x in radians.</summary>
    static abstract V Sin(V x);

    /// <summary>cos x, x in radians.</summary>
    static abstract V Cos(V x);

    /// <summary>tan x, x in radians.</summary>
    static abstract V Tan(V x);

    /// <summary>The angle in [−π/2, π/2] whose sine is x.</summary>
    static abstract V Asin(V x);

    /// <summary>The angle in [0, π] whose cosine is x.</summary>
    static abstract V Acos(V x);

    /// <summary>The angle in (−π/2, π/2) whose tangent is x.</summary>
    static abstract V Atan(V x);

    /// <summary>The angle of the point (x, y) in (−π, π], signed zeros as in IEEE 754.</summary>
    static abstract V Atan2(V y, V x);

    /// <summary>sinh x = (eˣ − e⁻ˣ)/2.</summary>
    static abstract V Sinh(V x);

    /// <summary>cosh x = (eˣ + e⁻ˣ)/2.</summary>
    static abstract V Cosh(V x);

    /// <summary>tanh x = sinh x / cosh x.</summary>
    static abstract V Tanh(V x);

    /// <summary>The inverse of sinh.</summary>
    static abstract V Asinh(V x);

    /// <summary>The inverse of cosh on [1, ∞).</summary>
    static abstract V Acosh(V x);

    /// <summary>The inverse of tanh on (−1, 1).</summary>
    static abstract V Atanh(V x);

    /// <summary>The error function, 2/√π ∫₀ˣ e^(−t²) dt.</summary>
    static abstract V Erf(V x);

    /// <summary>1 − erf x, with full relative precision for large x.</summary>
    static abstract V Erfc(V x);

    /// <summary>The distribution function of the standard normal distribution, ½·erfc(−x/√2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual V NormalCdf(V x) => 0.5 * V.Erfc(-Math.Sqrt(0.5) * x);

    /// <summary>The Gaussian error linear unit, x·Φ(x) with the distribution function Φ of the standard normal distribution.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual V Gelu(V x) => V.Max(x, -40) * V.NormalCdf(x); // Φ(−40) is 0 also in double precision: the limit of what would be ∞ · 0

    /// <summary>The approximation of <see cref="Gelu"/> by a logistic sigmoid, x·σ(2√(2/π)·(x + 0.044715x³)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual V GeluTanh(V x) =>
        V.SigmoidTimes(V.Max(x, -22), 2 * (Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x))); // at −22 σ is 0 also in double precision: the limit of what would be ∞ · 0

    /// <summary>ln |Γ(x)|.</summary>
    static abstract V LogGamma(V x);

    /// <summary>The derivative of order <paramref name="order"/> of digamma ψ = Γ′/Γ; order 0 is ψ itself.</summary>
    static abstract V Polygamma(int order, V x);

    /// <summary>aᵇ, by the rules of IEEE 754 <c>pow</c>.</summary>
    static abstract V Pow(V a, V b);

    /// <summary>|x|.</summary>
    static abstract V Abs(V x);

    /// <summary>−1, 0 or 1; NaN for NaN.</summary>
    static abstract V Sign(V x);

    /// <summary>The largest integer not above x.</summary>
    static abstract V Floor(V x);

    /// <summary>The smallest integer not below x.</summary>
    static abstract V Ceiling(V x);

    /// <summary>The nearest integer, halves to the even one.</summary>
    static abstract V Round(V x);

    /// <summary>The smaller of a and b; NaN if either is NaN.</summary>
    static abstract V Min(V a, V b);

    /// <summary>The larger of a and b; NaN if either is NaN.</summary>
    static abstract V Max(V a, V b);

    /// <summary>The mask of a &gt; b.</summary>
    static abstract V Greater(V a, V b);

    /// <summary>The mask of a ≥ b.</summary>
    static abstract V GreaterOrEqual(V a, V b);

    /// <summary>The mask of a &lt; b.</summary>
    static virtual V Less(V a, V b) => V.Greater(b, a);

    /// <summary>The mask of a ≤ b.</summary>
    static virtual V LessOrEqual(V a, V b) => V.GreaterOrEqual(b, a);

    /// <summary>The mask of a = b.</summary>
    static abstract V Equal(V a, V b);

    /// <summary>The mask that holds where both do.</summary>
    static abstract V And(V a, V b);

    /// <summary>The mask that holds where either does.</summary>
    static abstract V Or(V a, V b);

    /// <summary>The mask that holds where <paramref name="mask"/> does not.</summary>
    static abstract V Not(V mask);

    /// <summary><paramref name="a"/> where the mask holds, else <paramref name="b"/>; the value not chosen has no influence.</summary>
    static abstract V Where(V mask, V a, V b);

    /// <summary>f(x), as one step where that is more than its parts: with f's own derivative, as one operation, under its name.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual V Apply<F>(F f, V x) where F : struct, IUnaryFunction<F> => f.Value(x);
}
