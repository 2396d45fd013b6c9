using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>The logarithm to base 10.</summary>
internal readonly struct Log10Function : IUnaryRegisterFunction
{
    // 1 / ln 10 as the sum of two numbers.
    const double Log10E = 0.43429448190325182;
    const double Log10ELow = 1.0983196502167650e-17;

    // log₁₀ 2 in two parts, the high one with 40 bits, so that k times it is exact.
    const double Log10Of2High = 0.30102999566361177;
    const double Log10Of2Low = 3.6942390771589310e-13;

    [MethodImpl(AggressiveInlining)]
    public static R Of<R>(R x) where R : struct, IRegister<R>
    {
        Pair<R> p = Log2Function.ScaledMantissa(x, Log10E, Log10ELow, out R k);
        Pair<R> sum = Pair<R>.OrderedSum(k * Log10Of2High, p.High);
        return LogFunction.Ends(x, sum.High + (sum.Low + R.MultiplyAdd(k, Log10Of2Low, p.Low)));
    }
}
