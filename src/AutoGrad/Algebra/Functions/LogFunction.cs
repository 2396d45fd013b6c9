using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>ln x.</summary>
/// <remarks>x = 2ᵏ·m with m in [√½, √2), f = m − 1, s = f/(2 + f): ln m = 2 artanh s = f − f²/2 + s·(f²/2 + s²·L(s²)).</remarks>
internal readonly struct LogFunction : IUnaryRegisterFunction
{
    [MethodImpl(AggressiveInlining)]
    public static R Of<R>(R x) where R : struct, IRegister<R> => Ends(x, Finite(x, 0, 0));

    /// <summary>k₀·ln 2 + ln(x + low) for positive finite x and |low| ≤ ulp(x).</summary>
    [MethodImpl(AggressiveInlining)]
    internal static R Finite<R>(R x, R correction, R k0) where R : struct, IRegister<R>
    {
        Pair<R> ln2 = Constant.Ln2Short<R>();
        R f = Split(x, out R k) - 1;
        k = k + k0;
        R halfSquare = f * f * 0.5;
        R s = f / (f + 2);
        R z = s * s;
        R rest = R.MultiplyAdd(s, R.MultiplyAdd(z, Series(z), halfSquare), R.MultiplyAdd(k, ln2.Low, correction));
        return R.MultiplyAdd(k, ln2.High, f - (halfSquare - rest));
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
        if (R.IsSingle) return SplitSingle(x, out k);

        // √½ rounded down to 32 bits; 2⁵² as bits, whose low bits take an integer.
        const ulong HalfRoot = 0x3FE6_A09E_0000_0000, One = 0x3FF0_0000_0000_0000, Integer = 0x4330_0000_0000_0000;
        R subnormal = R.Less(x, 2.2250738585072014e-308);
        x = R.Where(subnormal, x * 18014398509481984, x); // 2⁵⁴
        R shifted = R.AddBits(x, R.Bits(One - HalfRoot));
        k = R.Or(R.ShiftRight(shifted, 52), R.Bits(Integer)) - R.Where(subnormal, 4503599627370496 + 1023 + 54, 4503599627370496 + 1023);
        return R.AddBits(R.And(shifted, R.Bits(0x000F_FFFF_FFFF_FFFF)), R.Bits(HalfRoot));
    }

    [MethodImpl(AggressiveInlining)]
    static R SplitSingle<R>(R x, out R k) where R : struct, IRegister<R>
    {
        // √½ rounded down to 16 bits; 2²³ as bits, whose low bits take an integer.
        const ulong HalfRoot = 0x3F35_0000, One = 0x3F80_0000, Integer = 0x4B00_0000;
        R subnormal = R.Less(x, 1.1754943508222875e-38);
        x = R.Where(subnormal, x * 16777216, x); // 2²⁴
        R shifted = R.AddBits(x, R.Bits(One - HalfRoot));
        k = R.Or(R.ShiftRight(shifted, 23), R.Bits(Integer)) - R.Where(subnormal, 8388608 + 127 + 24, 8388608 + 127);
        return R.AddBits(R.And(shifted, R.Bits(0x007F_FFFF)), R.Bits(HalfRoot));
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
