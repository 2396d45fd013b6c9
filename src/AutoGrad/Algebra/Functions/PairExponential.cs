using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>eˣ and eˣ − 1 of double elements as pairs, with a relative error of about 2⁻¹⁰⁰; for −800 &lt; x &lt; 700.</summary>
/// <remarks>x = n·ln 2 + 16r; e^(16r) − 1 from the Taylor series of eʳ − 1, |r| ≤ 0.0217, by four times p(p + 2), which squares p + 1.</remarks>
internal static class PairExponential
{
    /// <summary>What <see cref="Constant.Ln2Short{R}"/> and its rest leave of ln 2.</summary>
    const double Ln2Third = 1.9470450923807500e-31;

    /// <summary>eˣ.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static Pair<R> Of<R>(R x) where R : struct, IRegister<R>
    {
        Pair<R> p = Parts(x, out R n);
        return Scaled(new Pair<R>(1, 0) + p, n);
    }

    /// <summary>eˣ − 1.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static Pair<R> Increase<R>(R x) where R : struct, IRegister<R>
    {
        Pair<R> p = Parts(x, out R n);
        return new Pair<R>(R.Scale(1, n) - 1, 0) + Scaled(p, n);
    }

    [MethodImpl(AggressiveInlining)]
    static Pair<R> Scaled<R>(Pair<R> x, R n) where R : struct, IRegister<R> => new(R.Scale(x.High, n), R.Scale(x.Low, n));

    /// <summary>e^(x − n·ln 2) − 1.</summary>
    [MethodImpl(NoInlining | AggressiveOptimization)]
    static Pair<R> Parts<R>(R x, out R n) where R : struct, IRegister<R>
    {
        n = R.Round(x * Constant.Log2E<R>());
        Pair<R> rest = Pair<R>.Product(n, -Constant.Ln2ShortRest<R>());
        Pair<R> reduced = Pair<R>.Sum(R.MultiplyAdd(n, -Constant.Ln2Short<R>(), x), rest.High); // the first is exact
        Pair<R> r = Scaled(Pair<R>.OrderedSum(reduced.High, reduced.Low + R.MultiplyAdd(n, -Ln2Third, rest.Low)), -4);

        R z = r.High, c13 = C13;
        R q = R.MultiplyAdd(c13, z, C12);
        q = R.MultiplyAdd(q, z, C11);
        q = R.MultiplyAdd(q, z, C10);
        q = R.MultiplyAdd(q, z, C9);
        q = R.MultiplyAdd(q, z, C8);
        Pair<R> s = new Pair<R>(C7, C7Low) + Pair<R>.Product(q, z);
        s = new Pair<R>(C6, C6Low) + s * r;
        s = new Pair<R>(C5, C5Low) + s * r;
        s = new Pair<R>(C4, C4Low) + s * r;
        s = new Pair<R>(C3, C3Low) + s * r;
        s = new Pair<R>(0.5, 0) + s * r;
        Pair<R> p = r + s * (r * r);
        for (int doubling = 0; doubling < 4; doubling++)
            p *= p + new Pair<R>(2, 0);
        return p;
    }

    // 1/k!, the first ones as the sum of two numbers.
    const double C3 = 0.16666666666666666;
    const double C3Low = 9.2518585385429707e-18;
    const double C4 = 0.041666666666666664;
    const double C4Low = 2.3129646346357427e-18;
    const double C5 = 0.0083333333333333332;
    const double C5Low = 1.1564823173178714e-19;
    const double C6 = 0.0013888888888888889;
    const double C6Low = -5.3005439543735772e-20;
    const double C7 = 0.00019841269841269841;
    const double C7Low = 1.7209558293420705e-22;
    const double C8 = 2.4801587301587302e-5;
    const double C9 = 2.7557319223985893e-6;
    const double C10 = 2.7557319223985888e-7;
    const double C11 = 2.5052108385441720e-8;
    const double C12 = 2.0876756987868100e-9;
    const double C13 = 1.6059043836821613e-10;
}
