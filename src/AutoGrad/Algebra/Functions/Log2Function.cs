using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>The logarithm to base 2.</summary>
/// <remarks>Largest error measured, in ulps: float 0.78, double 0.72.</remarks>
internal readonly struct Log2Function : IUnaryRegisterFunction
{
    [MethodImpl(AggressiveInlining)]
    public static R Of<R>(R x) where R : struct, IRegister<R>
    {
        if (!LogFunction.AreNormal(x))
            return OfAny(x);

        R m = LogFunction.SplitNormal(x, out R k);
        return OfMantissa(m, k);
    }

    // By value: this is rare, and taking the address of x would cost the common path more than the copy costs here.
    [MethodImpl(NoInlining | AggressiveOptimization)]
    static R OfAny<R>(R x) where R : struct, IRegister<R>
    {
        R m = LogFunction.Split(x, out R k);
        return LogFunction.Ends(x, OfMantissa(m, k));
    }

    /// <summary>The logarithm of 2ᵏ·m for m in [√½, √2).</summary>
    [MethodImpl(AggressiveInlining)]
    static R OfMantissa<R>(R m, R k) where R : struct, IRegister<R>
    {
        Pair<R> p = ScaledFraction(m - 1, Constant.Log2E<R>(), Constant.Log2ERest<R>());
        Pair<R> sum = Pair<R>.OrderedSum(k, p.High);
        return sum.High + (sum.Low + p.Low);
    }

    /// <summary>ln(1 + f) · factor for 1 + f in [√½, √2), as a pair.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static Pair<R> ScaledFraction<R>(R f, double factor, double factorRest) where R : struct, IRegister<R>
    {
        R halfSquare = f * f * 0.5;
        R s = f / (f + 2);
        R z = s * s;
        R high = f - halfSquare;
        R rest = R.MultiplyAdd(s, R.MultiplyAdd(z, LogFunction.Series(z), halfSquare), (f - high) - halfSquare);
        R product = high * factor;
        return new(product, R.MultiplyAdd(rest, factor, R.MultiplyAdd(high, factorRest, R.ProductError(high, factor, product))));
    }
}
