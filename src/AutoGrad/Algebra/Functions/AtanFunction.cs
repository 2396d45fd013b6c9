using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>arctan of a quotient y/x.</summary>
/// <remarks>
/// With t₀ = |y|/|x| and φ the nearest of 0, π/4, π/2 below the bounds tan ½ and cot ½:
/// arctan t₀ = φ + arctan t, |t| ≤ tan ½, where t is t₀, (|y| − |x|)/(|y| + |x|) or −|x|/|y|: one division in every case.
/// Largest error measured, in ulps: float 0.91, double 0.71.
/// </remarks>
internal readonly struct AtanFunction : IUnaryRegisterFunction
{
    // tan ½ and cot ½. Where one case ends and the next begins need not be exact, but the angle must be above ½ where t is
    // subtracted from π/4, so that the rounding errors of t weigh less.
    const double TangentOfHalf = 0.54630248984379051;
    const double CotangentOfHalf = 1.8304877217124520;

    [MethodImpl(AggressiveInlining)]
    public static R Of<R>(R x) where R : struct, IRegister<R>
    {
        R magnitude = R.Abs(x);
        R y = FirstQuadrant(R.AtMost(magnitude, R.IsSingle ? 1e38 : 1e300), 1, R.Less(x, x));
        return Constant.WithSign(y, x);
    }

    /// <summary>arctan(y/x) for y, x ≥ 0 whose sum is finite; π minus that where the mask <paramref name="left"/> holds.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static R FirstQuadrant<R>(R y, R x, R left) where R : struct, IRegister<R>
    {
        R steep = R.Greater(y, x * CotangentOfHalf);
        R middle = R.Greater(y, x * TangentOfHalf);
        R upper = R.Where(steep, -x, R.Where(middle, y - x, y));
        R lower = R.Where(steep, y, R.Where(middle, y + x, x));
        R quarters = R.Where(steep, 2, R.Where(middle, 1, 0));
        R t = upper / lower;
        t = R.Where(left, -t, t);
        quarters = R.Where(left, 4 - quarters, quarters);
        R z = t * t;
        R q = Series(z);
        Pair<R> sum = Pair<R>.OrderedSum(quarters * Constant.QuarterPiShort<R>(), t);
        return sum.High + (sum.Low + R.MultiplyAdd(t * z, q, quarters * Constant.QuarterPiShortRest<R>()));
    }

    /// <summary>(arctan(t)/t − 1)/t² for z = t².</summary>
    [MethodImpl(AggressiveInlining)]
    internal static R Series<R>(R z) where R : struct, IRegister<R>
    {
        if (R.IsSingle)
        {
            R p = R.MultiplyAdd(S13, z, S11);
            p = R.MultiplyAdd(p, z, S9);
            p = R.MultiplyAdd(p, z, S7);
            p = R.MultiplyAdd(p, z, S5);
            p = R.MultiplyAdd(p, z, S3);
            return p;
        }

        R q = R.MultiplyAdd(C27, z, C25);
        q = R.MultiplyAdd(q, z, C23);
        q = R.MultiplyAdd(q, z, C21);
        q = R.MultiplyAdd(q, z, C19);
        q = R.MultiplyAdd(q, z, C17);
        q = R.MultiplyAdd(q, z, C15);
        q = R.MultiplyAdd(q, z, C13);
        q = R.MultiplyAdd(q, z, C11);
        q = R.MultiplyAdd(q, z, C9);
        q = R.MultiplyAdd(q, z, C7);
        q = R.MultiplyAdd(q, z, C5);
        q = R.MultiplyAdd(q, z, C3);
        return q;
    }

    // For float: the same as below with an error of 2⁻²⁹·⁷.
    const double S3 = -0.33333333333333331;
    const double S5 = 0.19999561848258568;
    const double S7 = -0.14270164884235362;
    const double S9 = 0.10908261341923289;
    const double S11 = -0.078205071130121109;
    const double S13 = 0.036075325477175228;

    // Least-maximum fit of (arctan(t)/t − 1)/t² in t² on [0, 0.2986]; error relative to the angle: 2⁻⁵⁸·⁶.
    const double C3 = -0.33333333333333331;
    const double C5 = 0.19999999999985996;
    const double C7 = -0.14285714283638223;
    const double C9 = 0.11111110988944671;
    const double C11 = -0.090909051898273086;
    const double C13 = 0.076922306281636210;
    const double C15 = -0.066656567802607369;
    const double C17 = 0.058732173348566848;
    const double C19 = -0.052048684947546164;
    const double C21 = 0.044973912483280760;
    const double C23 = -0.034959970817455548;
    const double C25 = 0.020721743465928956;
    const double C27 = -0.0066087847891358594;
}
