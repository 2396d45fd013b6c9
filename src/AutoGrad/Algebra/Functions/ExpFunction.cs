using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>eˣ.</summary>
/// <remarks>
/// x = n·ln 2 + r with |r| ≤ ln 2 / 2; eˣ = 2ⁿ·(1 + r + r²·q(r)). Float elements go by <see cref="SixteenthPowers"/> where products are fused into sums.
/// Largest error measured, in ulps: float 0.78, double 0.62. As a float it never falls from a number to the next.
/// </remarks>
internal readonly struct ExpFunction : IUnaryRegisterFunction
{
    [MethodImpl(AggressiveInlining)]
    public static R Of<R>(R x) where R : struct, IRegister<R>
    {
        R n;
        if (R.IsSingle)
        {
            x = R.AtMost(R.AtLeast(x, -104), 89);
            return Fused.IsSupported ? OfSingle(x) : R.Scale(Mantissa(x, out n), n);
        }

        Pair<R> r = Reduce(R.AtMost(R.AtLeast(x, -746), 710), out n);
        Pair<R> y = Shifted(1, r);
        return R.Scale(y.High + y.Low, n);
    }

    /// <summary>e^(a − b). The difference keeps what its rounding leaves over, which the exponential would magnify by as much as the difference is.</summary>
    /// <remarks>Largest error measured, in ulps: float 0.71, double 0.59.</remarks>
    [MethodImpl(AggressiveInlining)]
    internal static R OfDifference<R>(R a, R b) where R : struct, IRegister<R>
    {
        Pair<R> difference = Pair<R>.Sum(a, -b);
        R x = R.AtMost(R.AtLeast(difference.High, R.IsSingle ? -104 : -746), R.IsSingle ? 89 : 710), n;
        R rest = R.Where(R.Equal(x, difference.High), difference.Low, 0); // beyond the bounds it may be large, of an infinite difference it is NaN
        if (R.IsSingle)
            return Fused.IsSupported ? OfSingle(x, rest) : R.Scale(Increase(Remainder(x, out n) + rest) + 1, n);
        Pair<R> r = Reduce(x, out n);
        Pair<R> y = Shifted(1, r);
        return R.Scale(y.High + R.MultiplyAdd(y.High + y.Low, rest, y.Low), n);
    }

    [MethodImpl(AggressiveInlining)]
    static R OfSingle<R>(R x) where R : struct, IRegister<R>
    {
        R n = SixteenthPowers.Nearest(x, out R sixteenths);
        return Power(SixteenthPowers.Remainder(x, n), sixteenths, n);
    }

    [MethodImpl(AggressiveInlining)]
    static R OfSingle<R>(R x, R rest) where R : struct, IRegister<R>
    {
        R n = SixteenthPowers.Nearest(x, out R sixteenths);
        return Power(SixteenthPowers.Remainder(x, n) + rest, sixteenths, n);
    }

    /// <summary>2ⁿ·eʳ for float elements.</summary>
    [MethodImpl(AggressiveInlining)]
    static R Power<R>(R r, R sixteenths, R n) where R : struct, IRegister<R>
    {
        R increase = SixteenthPowers.Increase(r, sixteenths);
        R power = R.Lookup<SixteenthPowers.Power>(sixteenths);
        return R.Scale(R.MultiplyAdd(power, increase, power), n);
    }

    /// <summary>y in [√½, √2] with eˣ = 2ⁿ·y, with one rounding more than <see cref="Reduce"/> and <see cref="Shifted"/> make; |x| &lt; 800 (105 for float).</summary>
    [MethodImpl(AggressiveInlining)]
    internal static R Mantissa<R>(R x, out R n) where R : struct, IRegister<R> => Increase(Remainder(x, out n)) + 1;

    /// <summary>x − n·ln 2 for the n that makes it smallest, rounded; |x| &lt; 800 (105 for float).</summary>
    [MethodImpl(AggressiveInlining)]
    internal static R Remainder<R>(R x, out R n) where R : struct, IRegister<R>
    {
        n = R.Round(x * Constant.Log2E<R>());
        return R.MultiplyAdd(n, -Constant.Ln2ShortRest<R>(), R.MultiplyAdd(n, -Constant.Ln2Short<R>(), x));
    }

    /// <summary>eʳ − 1 for a remainder. As r has its full weight in the last sum, the result rises wherever r does.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static R Increase<R>(R r) where R : struct, IRegister<R> => R.MultiplyAdd(r * r, Tail(r), r);

    /// <summary>eˣ + 1 for 0 ≤ x &lt; 60: where the sum is large, an error of eˣ that grows with x counts for less than it in 1/(eˣ + 1).</summary>
    [MethodImpl(AggressiveInlining)]
    internal static R PlusOne<R>(R x) where R : struct, IRegister<R>
    {
        // In the sum with 1.5·2⁵² (1.5·2²³ for float) the last bits are the integer n; with the exponent's bias they are the exponent of 2ⁿ.
        R integer = R.IsSingle ? 12582912 + 127 : 6755399441055744 + 1023;
        R shifted = R.MultiplyAdd(x, Constant.Log2E<R>(), integer);
        R r = R.MultiplyAdd(shifted - integer, -Constant.Ln2<R>(), x);
        R power = R.ShiftLeft(shifted, R.IsSingle ? 23 : 52);
        return R.MultiplyAdd(power, Increase(r) + 1, 1.0);
    }

    /// <summary>eˣ/2, which overflows later than eˣ; for x ≥ 0.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static Pair<R> Half<R>(R x) where R : struct, IRegister<R>
    {
        Pair<R> r = Reduce(R.AtMost(x, R.IsSingle ? 90 : 712), out R n);
        Pair<R> y = Shifted(1, r);
        return new(R.Scale(y.High, n - 1), R.Scale(y.Low, n - 1));
    }

    /// <summary>x − n·ln 2 for the n that makes it smallest; |x| &lt; 800 (105 for float).</summary>
    [MethodImpl(AggressiveInlining)]
    internal static Pair<R> Reduce<R>(R x, out R n) where R : struct, IRegister<R>
    {
        n = R.Round(x * Constant.Log2E<R>());
        R near = R.MultiplyAdd(n, -Constant.Ln2Short<R>(), x);
        R rest = n * Constant.Ln2ShortRest<R>();
        R r = near - rest;
        return new(r, (near - r) - rest);
    }

    /// <summary>s + (eʳ − 1), for s = 0 or |s| ≥ 1/2.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static Pair<R> Shifted<R>(R s, Pair<R> r) where R : struct, IRegister<R>
    {
        Pair<R> sum = Pair<R>.OrderedSum(s, r.High);
        return new(sum.High, sum.Low + R.MultiplyAdd(r.High * r.High, Tail(r.High), r.Low));
    }

    /// <summary>(eʳ − 1 − r) / r².</summary>
    [MethodImpl(AggressiveInlining)]
    internal static R Tail<R>(R r) where R : struct, IRegister<R>
    {
        if (R.IsSingle)
        {
            R p = R.MultiplyAdd(S6, r, S5);
            p = R.MultiplyAdd(p, r, S4);
            p = R.MultiplyAdd(p, r, S3);
            p = R.MultiplyAdd(p, r, S2);
            return p;
        }

        R q = R.MultiplyAdd(C12, r, C11);
        q = R.MultiplyAdd(q, r, C10);
        q = R.MultiplyAdd(q, r, C9);
        q = R.MultiplyAdd(q, r, C8);
        q = R.MultiplyAdd(q, r, C7);
        q = R.MultiplyAdd(q, r, C6);
        q = R.MultiplyAdd(q, r, C5);
        q = R.MultiplyAdd(q, r, C4);
        q = R.MultiplyAdd(q, r, C3);
        q = R.MultiplyAdd(q, r, C2);
        return q;
    }

    // For float: the same as below with an error relative to r of 2⁻²⁶·².
    const double S2 = 0.50000000627471042;
    const double S3 = 0.16666542989560640;
    const double S4 = 0.041666279365230652;
    const double S5 = 0.0083665883023712612;
    const double S6 = 0.0013946616565674692;

    // Least-maximum fit of (eʳ − 1 − r)/r² on |r| ≤ 0.34664; error relative to r: 2⁻⁶¹·⁷.
    const double C2 = 0.50000000000000000;
    const double C3 = 0.16666666666666677;
    const double C4 = 0.041666666666666699;
    const double C5 = 0.0083333333333216065;
    const double C6 = 0.0013888888888866746;
    const double C7 = 0.00019841269886184269;
    const double C8 = 2.4801587360721660e-5;
    const double C9 = 2.7557244153288007e-6;
    const double C10 = 2.7557242631101746e-7;
    const double C11 = 2.5109055744152171e-8;
    const double C12 = 2.0924479636287580e-9;

    /// <summary>eˣ in double elements that will be rounded to float, for |x| &lt; 700.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static R ForSingle<R>(R x) where R : struct, IRegister<R>
    {
        R n = R.Round(x * Constant.Log2E<R>());
        R r = R.MultiplyAdd(n, -Constant.Ln2<R>(), x);
        R q = R.MultiplyAdd(F7, r, F6);
        q = R.MultiplyAdd(q, r, F5);
        q = R.MultiplyAdd(q, r, F4);
        q = R.MultiplyAdd(q, r, F3);
        q = R.MultiplyAdd(q, r, F2);
        return R.Scale(R.MultiplyAdd(r * r, q, r) + 1, n);
    }

    // As above; error of the exponential 2⁻³⁴·³.
    const double F2 = 0.50000000779299714;
    const double F3 = 0.16666666861262242;
    const double F4 = 0.041666269808286131;
    const double F5 = 0.0083332642413841244;
    const double F6 = 0.0013946084071417390;
    const double F7 = 0.00019918441240080500;
}
