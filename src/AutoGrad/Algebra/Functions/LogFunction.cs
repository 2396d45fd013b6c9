using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>ln x.</summary>
/// <remarks>
/// x = 2ᵏ·m with m in [√½, √2), f = m − 1, s = f/(2 + f): ln m = 2 artanh s = f − f²/2 + s·(f²/2 + s²·L(s²)). Float elements go by <see cref="LogSegments"/> where products are fused into sums.
/// Largest error measured, in ulps: float 1.01, double 0.75. As a float it never falls from a number to the next.
/// </remarks>
internal readonly struct LogFunction : IUnaryRegisterFunction
{
    [MethodImpl(AggressiveInlining)]
    public static R Of<R>(R x) where R : struct, IRegister<R>
    {
        if (R.IsSingle && Fused.IsSupported) return LogSegments.Log(x);

        // Where every element is normal, subnormals and ends need no care; the other elements come out the same on both ways.
        if (!AreNormal(x))
            return OfAny(x);

        R m = SplitNormal(x, out R k);
        return OfFraction(m - 1, k, 0);
    }

    /// <summary>Whether every element is positive, finite and not subnormal.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static bool AreNormal<R>(R x) where R : struct, IRegister<R> =>
        R.AllBetween(x, R.IsSingle ? 1.1754943508222875e-38 : 2.2250738585072014e-308, double.PositiveInfinity);

    // By value: this is rare, and taking the address of x would cost the common path more than the copy costs here.
    [MethodImpl(NoInlining | AggressiveOptimization)]
    static R OfAny<R>(R x) where R : struct, IRegister<R> => Ends(x, Finite(x, 0, 0));

    /// <summary>k₀·ln 2 + ln(x + low) for positive finite x and |low| ≤ ulp(x).</summary>
    [MethodImpl(AggressiveInlining)]
    internal static R Finite<R>(R x, R correction, R k0) where R : struct, IRegister<R>
    {
        R m = Split(x, out R k);
        return OfFraction(m - 1, k + k0, correction);
    }

    /// <summary>k·ln 2 + ln(1 + f) + correction for 1 + f in [√½, √2).</summary>
    [MethodImpl(AggressiveInlining)]
    internal static R OfFraction<R>(R f, R k, R correction) where R : struct, IRegister<R>
    {
        R halfSquare = f * f * 0.5;
        R s = f / (f + 2);
        R z = s * s;
        R rest = R.MultiplyAdd(s, R.MultiplyAdd(z, Series(z), halfSquare), R.MultiplyAdd(k, Constant.Ln2ShortRest<R>(), correction));
        return R.MultiplyAdd(k, Constant.Ln2Short<R>(), f - (halfSquare - rest));
    }

    /// <summary>The value for 0, ∞ and beyond the domain; <paramref name="y"/> elsewhere.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static R Ends<R>(R x, R y) where R : struct, IRegister<R>
    {
        y = R.Where(R.Less(x, double.PositiveInfinity), y, x); // ∞ and NaN stay
        return R.Where(R.Greater(x, 0), y, R.Where(R.Equal(x, 0), double.NegativeInfinity, R.Where(R.Less(x, 0), double.NaN, x)));
    }

    /// <summary>m in [√½, √2) with x = 2ᵏ·m, for positive finite x.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static R Split<R>(R x, out R k) where R : struct, IRegister<R>
    {
        // Subnormals become normal by 2⁵⁴ (2²⁴ for float).
        R subnormal = R.Less(x, R.IsSingle ? 1.1754943508222875e-38 : 2.2250738585072014e-308);
        R m = SplitNormal(R.Where(subnormal, x * (R.IsSingle ? 16777216 : 18014398509481984), x), out k);
        k = k - R.And(subnormal, R.IsSingle ? 24 : 54);
        return m;
    }

    /// <summary>m in [√½, √2) with x = 2ᵏ·m, for positive finite x that is not subnormal.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static R SplitNormal<R>(R x, out R k) where R : struct, IRegister<R> => SplitNormal(x, out k, out _);

    /// <summary>The same; <paramref name="inverse"/> takes 2⁻ᵏ, for |k| &lt; 126 (1022 for double).</summary>
    [MethodImpl(AggressiveInlining)]
    internal static R SplitNormal<R>(R x, out R k, out R inverse) where R : struct, IRegister<R>
    {
        if (R.IsSingle)
        {
            // √½ rounded down to 16 bits; 2²³ as bits, whose low bits take an integer.
            const ulong HalfRoot = 0x3F35_0000, One = 0x3F80_0000, Integer = 0x4B00_0000;
            R shifted = R.AddBits(x, R.Bits(One - HalfRoot));
            k = R.Or(R.ShiftRight(shifted, 23), R.Bits(Integer)) - (8388608 + 127);
            inverse = R.SubtractBits(R.Bits(2 * One), R.And(shifted, R.Bits(0x7F80_0000)));
            return R.AddBits(R.And(shifted, R.Bits(0x007F_FFFF)), R.Bits(HalfRoot));
        }
        else
        {
            // √½ rounded down to 32 bits; 2⁵² as bits, whose low bits take an integer.
            const ulong HalfRoot = 0x3FE6_A09E_0000_0000, One = 0x3FF0_0000_0000_0000, Integer = 0x4330_0000_0000_0000;
            R shifted = R.AddBits(x, R.Bits(One - HalfRoot));
            k = R.Or(R.ShiftRight(shifted, 52), R.Bits(Integer)) - (4503599627370496 + 1023);
            inverse = R.SubtractBits(R.Bits(2 * One), R.And(shifted, R.Bits(0x7FF0_0000_0000_0000)));
            return R.AddBits(R.And(shifted, R.Bits(0x000F_FFFF_FFFF_FFFF)), R.Bits(HalfRoot));
        }
    }

    /// <summary>(2 artanh(s)/s − 2)/s² for z = s² ≤ 0.02945.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static R Series<R>(R z) where R : struct, IRegister<R>
    {
        if (R.IsSingle)
        {
            R p = R.MultiplyAdd(S3, z, S2);
            p = R.MultiplyAdd(p, z, S1);
            return p;
        }

        R q = R.MultiplyAdd(C7, z, C6);
        q = R.MultiplyAdd(q, z, C5);
        q = R.MultiplyAdd(q, z, C4);
        q = R.MultiplyAdd(q, z, C3);
        q = R.MultiplyAdd(q, z, C2);
        q = R.MultiplyAdd(q, z, C1);
        return q;
    }

    // For float: the same as below with an error relative to the logarithm of 2⁻²⁹·².
    const double S1 = 0.66666666666666663;
    const double S2 = 0.39988409087916682;
    const double S3 = 0.29622569280253569;

    // Least-maximum fit of (2 artanh(s)/s − 2)/s² in z = s² on [0, 0.02945]; error relative to the logarithm: 2⁻⁵⁹·⁰.
    const double C1 = 0.66666666666666663;
    const double C2 = 0.39999999999780217;
    const double C3 = 0.28571428672195603;
    const double C4 = 0.22222205003430845;
    const double C5 = 0.18183259553896836;
    const double C6 = 0.15321267452335804;
    const double C7 = 0.14728391505460914;
}
