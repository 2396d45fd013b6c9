using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>The logarithm to base 2.</summary>
internal readonly struct Log2Function : IUnaryRegisterFunction
{
    // 1 / ln 2 as the sum of two numbers.
    const double Log2E = 1.4426950408889634;
    const double Log2ELow = 2.0355273740931033e-17;

    [MethodImpl(AggressiveInlining)]
    public static R Of<R>(R x) where R : struct, IRegister<R>
    {
        Pair<R> p = ScaledMantissa(x, Log2E, Log2ELow, out R k);
        Pair<R> sum = Pair<R>.OrderedSum(k, p.High);
        return LogFunction.Ends(x, sum.High + (sum.Low + p.Low));
    }

    /// <summary>ln m · (factor + low) for x = 2ᵏ·m, as a pair.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static Pair<R> ScaledMantissa<R>(R x, R factor, R low, out R k) where R : struct, IRegister<R>
    {
        R f = LogFunction.Split(x, out k) - 1;
        R halfSquare = f * f * 0.5;
        R s = f / (f + 2);
        R z = s * s;
        R high = f - halfSquare;
        R rest = R.MultiplyAdd(s, R.MultiplyAdd(z, LogFunction.Series(z), halfSquare), (f - high) - halfSquare);
        R product = high * factor;
        return new(product, R.MultiplyAdd(rest, factor, R.MultiplyAdd(high, low, R.ProductError(high, factor, product))));
    }
}
