using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>erf x.</summary>
/// <remarks>x + x·p(x²) for |x| &lt; 1, else 1 − erfc |x| with the sign of x.</remarks>
internal readonly struct ErfFunction : IUnaryRegisterFunction
{
    [MethodImpl(NoInlining)]
    public static R Of<R>(R x) where R : struct, IRegister<R>
    {
        R magnitude = R.Abs(x);
        R y = Near(magnitude);
        R far = R.GreaterOrEqual(magnitude, 1);
        if (R.Any(far)) y = R.Where(far, 1 - ErfcFunction.Far(magnitude), y);
        return R.Or(y, R.And(x, R.Bits(0x8000_0000_0000_0000)));
    }

    /// <summary>erf x for |x| ≤ 1.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static R Near<R>(R x) where R : struct, IRegister<R>
    {
        R z = x * x;
        R q = R.MultiplyAdd(C25, z, C23);
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
        q = R.MultiplyAdd(q, z, C1);
        return R.MultiplyAdd(x, q, x);
    }

    // Least-maximum fit of erf(x)/x − 1 in x² on [0, 1.001]; error relative to x: 2⁻⁶²·⁸.
    const double C1 = 0.12837916709551259;
    const double C3 = -0.37612638903183748;
    const double C5 = 0.11283791670954882;
    const double C7 = -0.026866170645077351;
    const double C9 = 0.0052239776248230460;
    const double C11 = -0.00085483269811008691;
    const double C13 = 0.00012055331120583620;
    const double C15 = -1.4925595462684141e-5;
    const double C17 = 1.6461003326110639e-6;
    const double C19 = -1.6350339714702657e-7;
    const double C21 = 1.4659936484251823e-8;
    const double C23 = -1.1373394737598492e-9;
    const double C25 = 5.9579723036083458e-11;
}
