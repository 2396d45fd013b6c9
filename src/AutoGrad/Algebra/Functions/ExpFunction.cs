using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>eˣ.</summary>
/// <remarks>x = n·ln 2 + r with |r| ≤ ln 2 / 2; eˣ = 2ⁿ·(1 + r + r²·q(r)).</remarks>
internal readonly struct ExpFunction : IUnaryRegisterFunction
{
    const double Log2E = 1.4426950408889634; // 1 / ln 2

    // ln 2 in two parts. The high one has 40 bits, so that its product with n (11 bits) is exact with and without fused instructions.
    const double Ln2High = 0.69314718055920816;
    const double Ln2Low = 7.3710025651677990e-13;

    [MethodImpl(AggressiveInlining)]
    public static R Of<R>(R x) where R : struct, IRegister<R>
    {
        x = R.AtMost(R.AtLeast(x, -746), 710);
        Pair<R> r = Reduce(x, out R n);
        Pair<R> y = Shifted(1, r);
        return R.Scale(y.High + y.Low, n);
    }

    /// <summary>eˣ/2, which overflows later than eˣ; for x ≥ 0.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static R Half<R>(R x) where R : struct, IRegister<R>
    {
        Pair<R> r = Reduce(R.AtMost(x, 712), out R n);
        Pair<R> y = Shifted(1, r);
        return R.Scale(y.High + y.Low, n - 1);
    }

    /// <summary>x − n·ln 2 for the n that makes it smallest; |x| &lt; 800.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static Pair<R> Reduce<R>(R x, out R n) where R : struct, IRegister<R>
    {
        n = R.Round(x * Log2E);
        R near = R.MultiplyAdd(n, -Ln2High, x);
        R rest = n * Ln2Low;
        R r = near - rest;
        return new(r, (near - r) - rest);
    }

    /// <summary>s + (eʳ − 1), for s = 0 or |s| ≥ 1/2.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static Pair<R> Shifted<R>(R s, Pair<R> r) where R : struct, IRegister<R>
    {
        Pair<R> sum = Pair<R>.OrderedSum(s, r.High);
        return new(sum.High, sum.Low + R.MultiplyAdd(r.High * r.High, Tail(r.High), r.Low));
    }

    /// <summary>(eʳ − 1 − r) / r².</summary>
    [MethodImpl(AggressiveInlining)]
    internal static R Tail<R>(R r) where R : struct, IRegister<R>
    {
        R q = R.MultiplyAdd(C12, r, C11);
        q = R.MultiplyAdd(q, r, C10);
        q = R.MultiplyAdd(q, r, C9);
        q = R.MultiplyAdd(q, r, C8);
        q = R.MultiplyAdd(q, r, C7);
        q = R.MultiplyAdd(q, r, C6);
        q = R.MultiplyAdd(q, r, C5);
        q = R.MultiplyAdd(q, r, C4);
        q = R.MultiplyAdd(q, r, C3);
        q = R.MultiplyAdd(q, r, C2);
        return q;
    }

    // Least-maximum fit of (eʳ − 1 − r)/r² on |r| ≤ 0.34664; error relative to r: 2⁻⁶¹·⁷.
    const double C2 = 0.50000000000000000;
    const double C3 = 0.16666666666666677;
    const double C4 = 0.041666666666666699;
    const double C5 = 0.0083333333333216065;
    const double C6 = 0.0013888888888866746;
    const double C7 = 0.00019841269886184269;
    const double C8 = 2.4801587360721660e-5;
    const double C9 = 2.7557244153288007e-6;
    const double C10 = 2.7557242631101746e-7;
    const double C11 = 2.5109055744152171e-8;
    const double C12 = 2.0924479636287580e-9;
}
