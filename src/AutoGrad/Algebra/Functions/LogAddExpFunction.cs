using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>ln(eᵃ + eᵇ).</summary>
/// <remarks>
/// max(a, b) + ln(1 + e^−|a − b|), the difference with an extra word. Where the two terms nearly cancel, all digits are lost that they have in common, so there floats are
/// computed in double, and doubles by <see cref="PairExponential"/>: ln(1 + t) with t = (eᵃ − 1) + eᵇ.
/// Largest error measured, in ulps: float 2.73, double 2.35, where the result is not below 2⁻²⁴ (2⁻⁴⁰ for double) of the operands.
/// </remarks>
internal readonly struct LogAddExpFunction : IBinaryRegisterFunction
{
    [MethodImpl(AggressiveInlining)]
    public static R Of<R>(R a, R b) where R : struct, IRegister<R>
    {
        R rest = Rest(a, b), y = R.Max(a, b) + rest;
        R near = R.Less(R.Abs(y), rest * 0.5);
        if (R.Any(near)) y = R.Where(near, Near(a, b), y);
        return R.Where(R.Equal(a, b), (a + Constant.Ln2<R>()) + Constant.Ln2Rest<R>(), y); // ∞ − ∞ is NaN, but ln(e^∞ + e^∞) is not
    }

    /// <summary>ln(1 + e^−|a − b|).</summary>
    [MethodImpl(AggressiveInlining)]
    static R Rest<R>(R a, R b) where R : struct, IRegister<R>
    {
        Pair<R> difference = Pair<R>.Sum(a, -b);
        R negative = R.Or(difference.High, -0.0), low = R.Where(R.Less(difference.High, 0), difference.Low, -difference.Low);
        R bounded = R.AtLeast(negative, R.IsSingle ? -104 : -746);
        low = R.Where(R.Equal(negative, bounded), low, 0); // beyond the bound it may be large, of an infinite difference it is NaN
        R increase = ExpFunction.Increase(ExpFunction.Remainder(bounded, out R n) + low);
        return SoftplusFunction.Log(R.Scale(increase + 1, n));
    }

    // By value: this is rare, and taking the addresses would cost the common path more than the copies cost here.
    [MethodImpl(NoInlining | AggressiveOptimization)]
    static R Near<R>(R a, R b) where R : struct, IRegister<R>
    {
        if (R.IsSingle) return R.InDouble<ForSingle>(a, b);
        Pair<R> t = PairExponential.Increase(R.Max(a, b)) + PairExponential.Of(R.Min(a, b));
        return R.Log1p(t.High) + t.Low / (t.High + 1);
    }

    /// <summary>The same for elements that were float and will be rounded to float.</summary>
    readonly struct ForSingle : IBinaryRegisterFunction
    {
        [MethodImpl(AggressiveInlining)]
        public static R Of<R>(R a, R b) where R : struct, IRegister<R> => R.Max(a, b) + Rest(a, b);
    }
}
