using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>The angle whose cosine is x.</summary>
/// <remarks>
/// π/2 − arcsin x for |x| ≤ 1/2, else from <see cref="AsinFunction.Core"/> as it is, or π minus it.
/// Largest error measured, in ulps: float 0.69, double 0.57.
/// </remarks>
internal readonly struct AcosFunction : IUnaryRegisterFunction
{
    [MethodImpl(AggressiveInlining)]
    public static R Of<R>(R x) where R : struct, IRegister<R>
    {
        Pair<R> angle = AsinFunction.Core(R.Abs(x), out R big);
        R negative = R.Less(x, 0);
        R rights = R.Where(big, R.Where(negative, 2, 0), 1);

        // Subtracted where exactly one holds: x > 0 or |x| > 1/2.
        R subtracted = R.Xor(big, R.Not(negative));
        Pair<R> sum = Pair<R>.OrderedSum(rights * Constant.HalfPi<R>(), R.Where(subtracted, -angle.High, angle.High));
        return sum.High + (sum.Low + R.MultiplyAdd(rights, Constant.HalfPiRest<R>(), R.Where(subtracted, -angle.Low, angle.Low)));
    }
}
