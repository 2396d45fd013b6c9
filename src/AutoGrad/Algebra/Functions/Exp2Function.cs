using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>2ˣ.</summary>
/// <remarks>x = n + f with |f| ≤ 1/2, and 2ᶠ = e^(f·ln 2). Integral x give exact powers.</remarks>
internal readonly struct Exp2Function : IUnaryRegisterFunction
{
    // ln 2 as the sum of two numbers.
    const double Ln2 = 0.69314718055994531;
    const double Ln2Low = 2.3190468138462996e-17;

    [MethodImpl(AggressiveInlining)]
    public static R Of<R>(R x) where R : struct, IRegister<R>
    {
        x = R.AtMost(R.AtLeast(x, -1080), 1030);
        R n = R.Round(x);
        R f = x - n;
        R r = f * Ln2;
        Pair<R> y = ExpFunction.Shifted(1, new Pair<R>(r, R.MultiplyAdd(f, Ln2Low, R.ProductError(f, Ln2, r))));
        return R.Scale(y.High + y.Low, n);
    }
}
