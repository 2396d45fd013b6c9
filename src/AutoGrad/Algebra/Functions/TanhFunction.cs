using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>tanh x.</summary>
/// <remarks>tanh |x| = E/(E + 2) with E = e^(2|x|) − 1.</remarks>
internal readonly struct TanhFunction : IUnaryRegisterFunction
{
    [MethodImpl(AggressiveInlining)]
    public static R Of<R>(R x) where R : struct, IRegister<R>
    {
        R magnitude = R.AtMost(R.Abs(x), 22); // 1 − tanh 22 is below half an ulp
        Pair<R> e = Expm1Function.Parts(magnitude + magnitude, out R n);
        R y = R.Scale(e.High + e.Low, n);
        return R.Or(y / (y + 2), R.And(x, R.Bits(0x8000_0000_0000_0000)));
    }
}
