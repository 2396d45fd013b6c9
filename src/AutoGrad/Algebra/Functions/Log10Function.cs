using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>The logarithm to base 10.</summary>
/// <remarks>Largest error measured, in ulps: float 0.67, double 0.65.</remarks>
internal readonly struct Log10Function : IUnaryRegisterFunction
{
    [MethodImpl(AggressiveInlining)]
    public static R Of<R>(R x) where R : struct, IRegister<R>
    {
        Pair<R> p = Log2Function.ScaledMantissa(x, Constant.Log10E<R>(), Constant.Log10ERest<R>(), out R k);
        Pair<R> sum = Pair<R>.OrderedSum(k * Constant.Log10Of2Short<R>(), p.High);
        return LogFunction.Ends(x, sum.High + (sum.Low + R.MultiplyAdd(k, Constant.Log10Of2ShortRest<R>(), p.Low)));
    }
}
