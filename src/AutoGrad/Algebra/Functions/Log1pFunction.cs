using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>ln(1 + x).</summary>
/// <remarks>
/// u = 1 + x rounded, c the rounding error: ln(1 + x) = ln u + c/u to first order, and c/u is below half an ulp.
/// Largest error measured, in ulps: float 0.82, double 0.76.
/// </remarks>
internal readonly struct Log1pFunction : IUnaryRegisterFunction
{
    [MethodImpl(AggressiveInlining)]
    public static R Of<R>(R x) where R : struct, IRegister<R>
    {
        Pair<R> u = Pair<R>.Sum(1, x);
        R y = LogFunction.Ends(u.High, LogFunction.Finite(u.High, u.Low / u.High, 0));
        return R.Where(R.Equal(x, 0), x, y);
    }
}
