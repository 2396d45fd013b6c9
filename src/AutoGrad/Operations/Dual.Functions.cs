using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad;

// The derivative of each function stands in the file of its operation; here duals only ask for it.
public readonly partial struct Dual<V>
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Exp(Dual<V> x) => Apply(new Exp(), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Exp2(Dual<V> x) => Apply(new Exp2(), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Expm1(Dual<V> x) => Apply(new Expm1(), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Log(Dual<V> x) => Apply(new Log(), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Log2(Dual<V> x) => Apply(new Log2(), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Log10(Dual<V> x) => Apply(new Log10(), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Log1p(Dual<V> x) => Apply(new Log1p(), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Sigmoid(Dual<V> x) => Apply(new Sigmoid(), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Softplus(Dual<V> x) => Apply(new Softplus(1), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Softplus(Dual<V> x, double beta) => Apply(new Softplus(beta), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> LogAddExp(Dual<V> a, Dual<V> b) => Apply(new LogAddExp(), a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> NormalCdf(Dual<V> x) => Apply(new NormalCdf(), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Gelu(Dual<V> x) => Apply(new Gelu(), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> GeluTanh(Dual<V> x) => Apply(new GeluTanh(), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Sqrt(Dual<V> x) => Apply(new Sqrt(), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Sin(Dual<V> x) => Apply(new Sin(), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Cos(Dual<V> x) => Apply(new Cos(), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Tan(Dual<V> x) => Apply(new Tan(), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Asin(Dual<V> x) => Apply(new Asin(), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Acos(Dual<V> x) => Apply(new Acos(), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Atan(Dual<V> x) => Apply(new Atan(), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Sinh(Dual<V> x) => Apply(new Sinh(), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Cosh(Dual<V> x) => Apply(new Cosh(), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Tanh(Dual<V> x) => Apply(new Tanh(), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Asinh(Dual<V> x) => Apply(new Asinh(), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Acosh(Dual<V> x) => Apply(new Acosh(), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Atanh(Dual<V> x) => Apply(new Atanh(), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Erf(Dual<V> x) => Apply(new Erf(), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Erfc(Dual<V> x) => Apply(new Erfc(), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> LogGamma(Dual<V> x) => Apply(new LogGamma(), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Abs(Dual<V> x) => Apply(new Abs(), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Sign(Dual<V> x) => Apply(new Sign(), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Floor(Dual<V> x) => Apply(new Floor(), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Ceiling(Dual<V> x) => Apply(new Ceiling(), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Round(Dual<V> x) => Apply(new Round(), x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Atan2(Dual<V> y, Dual<V> x) => Apply(new Atan2(), y, x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Pow(Dual<V> a, Dual<V> b) => Apply(new Pow(), a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Min(Dual<V> a, Dual<V> b) => Apply(new Minimum(), a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Max(Dual<V> a, Dual<V> b) => Apply(new Maximum(), a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Dual<V> Polygamma(int order, Dual<V> x) => Apply(new Polygamma(order), x);
}
