using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>ln x of float elements on sixteen segments: x = 2ᵏ·m, r = m·<see cref="Inverse"/> − 1, ln x = k·ln 2 + (<see cref="Offset"/> + ln(1 + r)).</summary>
/// <remarks>
/// The segments of [1, 2) are those numbers that agree in the first four bits behind the leading one. In the upper half the inverse is that of m/2 and k is one more, so
/// that ln x is ln(1 + r) with an exact r on both sides of 1. The inverses are floats near that of the middle whose logarithm is nearly a float,
/// to 0.001 ulp (S. Gal, 1986). Only the last sum rounds what an element's neighbours in a segment have in common: so the value never falls.
/// P. T. P. Tang, Table-driven implementation of the logarithm function in IEEE floating-point arithmetic, 1990.
/// </remarks>
internal static class LogSegments
{
    /// <summary>ln x for any x.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static R Log<R>(R x) where R : struct, IRegister<R>
    {
        R m = R.Significand(x, out R k);
        k = R.Where(R.Less(m, 1.5), k, k + 1);
        R segment = R.ShiftRight(m, 19);
        return OfRemainder(R.MultiplyAdd(m, R.Lookup<Inverse>(segment), -1.0), segment, k);
    }

    /// <summary>ln(x + low) for any x and |low| ≤ ulp(x); <paramref name="low"/> counts where x is positive and finite.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static R Log<R>(R x, R low) where R : struct, IRegister<R>
    {
        R m = R.Significand(x, out R exponent);
        low = R.Where(R.Less(R.Abs(exponent), double.PositiveInfinity), R.Scale(low, -exponent), 0);
        R k = R.Where(R.Less(m, 1.5), exponent, exponent + 1);
        R segment = R.ShiftRight(m, 19);
        R inverse = R.Lookup<Inverse>(segment);
        return OfRemainder(R.MultiplyAdd(low, inverse, R.MultiplyAdd(m, inverse, -1.0)), segment, k);
    }

    [MethodImpl(AggressiveInlining)]
    static R OfRemainder<R>(R r, R segment, R k) where R : struct, IRegister<R>
    {
        R fifth = C5;
        R q = R.MultiplyAdd(fifth, r, C4);
        q = R.MultiplyAdd(q, r, C3);
        q = R.MultiplyAdd(q, r, C2);
        return R.MultiplyAdd(k, Constant.Ln2<R>(), R.MultiplyAdd(r * r, q, r) + R.Lookup<Offset>(segment));
    }

    // Least-maximum fit of (ln(1 + r) − r)/r² on [−0.03126, 0.0626], each coefficient rounded to float before the next is fitted;
    // error relative to r: 2⁻²⁸·³.
    const double C2 = -0.5;
    const double C3 = 0.33334437012672424;
    const double C4 = -0.2500748336315155;
    const double C5 = 0.18866555392742157;

    /// <summary>About the inverse of the middle of a segment.</summary>
    internal readonly struct Inverse : ITable
    {
        public static ReadOnlySpan<float> Entries =>
        [
            1f, 0.9142411947250366f, 0.8648130297660828f, 0.8205960988998413f,
            0.7804491519927979f, 0.7442588806152344f, 0.7110862731933594f, 0.6808183193206787f,
            0.6530722975730896f, 0.6273782849311829f, 0.6037947535514832f, 0.5818130970001221f,
            0.5613499879837036f, 0.5424515008926392f, 0.5246564745903015f, 0.5f,
        ];
    }

    /// <summary>−ln of <see cref="Inverse"/>, for the upper half −ln of its double.</summary>
    internal readonly struct Offset : ITable
    {
        public static ReadOnlySpan<float> Entries =>
        [
            0f, 0.08966085314750671f, 0.14524194598197937f, 0.19772425293922424f,
            0.24788568913936615f, 0.2953663468360901f, 0.3409615159034729f, 0.38445979356765747f,
            -0.26707974076271057f, -0.22694158554077148f, -0.188626229763031f, -0.15154115855693817f,
            -0.1157364770770073f, -0.08149058371782303f, -0.04813561588525772f, 0f,
        ];
    }
}
