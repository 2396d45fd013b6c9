using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>arcosh x = ln(x + √(x² − 1)) for x ≥ 1.</summary>
/// <remarks>Largest error measured, in ulps: float 0.76, double 0.75.</remarks>
internal readonly struct AcoshFunction : IUnaryRegisterFunction
{
    [MethodImpl(AggressiveInlining)]
    public static R Of<R>(R x) where R : struct, IRegister<R>
    {
        R y = AsinhFunction.LogOfSum(x, x * x, -1);
        y = R.Where(R.Less(x, double.PositiveInfinity), y, x);
        return R.Where(R.Less(x, 1), double.NaN, y);
    }
}
