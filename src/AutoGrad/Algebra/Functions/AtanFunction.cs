using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>arctan of a quotient y/x.</summary>
/// <remarks>
/// With t₀ = |y|/|x| and φ the nearest of 0, π/4, π/2 below the bounds tan(π/8) and tan(3π/8):
/// arctan t₀ = φ + arctan t, |t| ≤ tan(π/8), where t is t₀, (|y| − |x|)/(|y| + |x|) or −|x|/|y|: one division in every case.
/// </remarks>
internal readonly struct AtanFunction : IUnaryRegisterFunction
{
    // π/4 in two parts; the high one has 50 bits, so that 4 times it is exact.
    const double QuarterPi = 0.78539816339744828;
    const double QuarterPiLow = 3.0616169978683830e-17;

    // tan(π/8) = √2 − 1 and tan(3π/8) = √2 + 1, rounded: where one case ends and the next begins need not be exact.
    const double TangentOfEighth = 0.41421356237309503;
    const double TangentOfThreeEighths = 2.4142135623730949;

    [MethodImpl(NoInlining)]
    public static R Of<R>(R x) where R : struct, IRegister<R>
    {
        R magnitude = R.Abs(x);
        R y = FirstQuadrant(R.AtMost(magnitude, 1e300), 1, R.Less(x, x));
        return R.Or(y, R.And(x, R.Bits(0x8000_0000_0000_0000)));
    }

    /// <summary>arctan(y/x) for y, x ≥ 0 whose sum is finite; π minus that where the mask <paramref name="left"/> holds.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static R FirstQuadrant<R>(R y, R x, R left) where R : struct, IRegister<R>
    {
        R steep = R.Greater(y, x * TangentOfThreeEighths);
        R middle = R.Greater(y, x * TangentOfEighth);
        R upper = R.Where(steep, -x, R.Where(middle, y - x, y));
        R lower = R.Where(steep, y, R.Where(middle, y + x, x));
        R quarters = R.Where(steep, 2, R.Where(middle, 1, 0));
        R t = upper / lower;
        t = R.Where(left, -t, t);
        quarters = R.Where(left, 4 - quarters, quarters);
        R z = t * t;
        R q = R.MultiplyAdd(C23, z, C21);
        q = R.MultiplyAdd(q, z, C19);
        q = R.MultiplyAdd(q, z, C17);
        q = R.MultiplyAdd(q, z, C15);
        q = R.MultiplyAdd(q, z, C13);
        q = R.MultiplyAdd(q, z, C11);
        q = R.MultiplyAdd(q, z, C9);
        q = R.MultiplyAdd(q, z, C7);
        q = R.MultiplyAdd(q, z, C5);
        q = R.MultiplyAdd(q, z, C3);
        Pair<R> sum = Pair<R>.OrderedSum(quarters * QuarterPi, t);
        return sum.High + (sum.Low + R.MultiplyAdd(t * z, q, quarters * QuarterPiLow));
    }

    // Least-maximum fit of (arctan(t)/t − 1)/t² in t² on [0, 0.1717]; error relative to the angle: 2⁻⁵⁹·¹.
    const double C3 = -0.33333333333333331;
    const double C5 = 0.19999999999984175;
    const double C7 = -0.14285714282757683;
    const double C9 = 0.11111110894036373;
    const double C11 = -0.090909005726157621;
    const double C13 = 0.076921053227225852;
    const double C15 = -0.066635719900338827;
    const double C17 = 0.058510278892354564;
    const double C19 = -0.050524450011307877;
    const double C21 = 0.038376794411743000;
    const double C23 = -0.018228730472011158;
}
