using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>cosh x.</summary>
/// <remarks>
/// A series for |x| &lt; 1, where the function is so flat that the rounding of e^|x| would show from one float to the next; else e^|x|/2 + 1/(2e^|x|).
/// Largest error measured, in ulps: float 0.96, double 0.88.
/// </remarks>
internal readonly struct CoshFunction : IUnaryRegisterFunction
{
    [MethodImpl(AggressiveInlining)]
    public static R Of<R>(R x) where R : struct, IRegister<R>
    {
        R magnitude = R.Abs(x);
        R z = magnitude * magnitude;
        R near = R.MultiplyAdd(z, Series(z), 1.0);
        Pair<R> half = ExpFunction.Half(magnitude);
        return R.Where(R.Less(magnitude, 1), near, half.High + (half.Low + 0.25 / (half.High + half.Low)));
    }

    /// <summary>(cosh x − 1)/x² for z = x².</summary>
    [MethodImpl(AggressiveInlining)]
    static R Series<R>(R z) where R : struct, IRegister<R>
    {
        if (R.IsSingle)
        {
            R p = R.MultiplyAdd(S8, z, S6);
            p = R.MultiplyAdd(p, z, S4);
            p = R.MultiplyAdd(p, z, S2);
            return p;
        }

        R q = R.MultiplyAdd(C16, z, C14);
        q = R.MultiplyAdd(q, z, C12);
        q = R.MultiplyAdd(q, z, C10);
        q = R.MultiplyAdd(q, z, C8);
        q = R.MultiplyAdd(q, z, C6);
        q = R.MultiplyAdd(q, z, C4);
        q = R.MultiplyAdd(q, z, C2);
        return q;
    }

    // For float: the same as below with an error of 2⁻³⁰·⁹.
    const double S2 = 0.49999998270604505;
    const double S4 = 0.041666842872899227;
    const double S6 = 0.0013883396161556191;
    const double S8 = 2.5468899597551061e-5;

    // Least-maximum fit of (cosh x − 1)/x² in x² on [0, 1.001]; error relative to the value: 2⁻⁶⁹·⁷.
    const double C2 = 0.50000000000000000;
    const double C4 = 0.041666666666666670;
    const double C6 = 0.0013888888888888455;
    const double C8 = 2.4801587301825346e-5;
    const double C10 = 2.7557319152108783e-7;
    const double C12 = 2.0876769593417465e-9;
    const double C14 = 1.1469466929973311e-11;
    const double C16 = 4.8489953133622679e-14;
}
