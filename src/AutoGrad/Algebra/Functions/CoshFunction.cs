using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>cosh x = e^|x|/2 + 1/(2e^|x|).</summary>
/// <remarks>Largest error measured, in ulps: float 0.88, double 0.88.</remarks>
internal readonly struct CoshFunction : IUnaryRegisterFunction
{
    [MethodImpl(AggressiveInlining)]
    public static R Of<R>(R x) where R : struct, IRegister<R>
    {
        Pair<R> half = ExpFunction.Half(R.Abs(x));
        return half.High + (half.Low + 0.25 / (half.High + half.Low));
    }
}
