using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>erfc x = 1 − erf x.</summary>
/// <remarks>
/// For x ≥ 0.46, (1 + 2x)·exp(x²)·erfc x is a smooth function of (x − 4)/(x + 4), between 0.9 and 1.3: M. Shepherd and
/// J. Laframboise, Chebyshev approximation of (1 + 2x) exp(x²) erfc x in 0 ≤ x &lt; ∞, 1981. The square, the exponential and the
/// quotient keep an extra word.
/// Largest error measured, in ulps: float 0.52, double 1.00.
/// </remarks>
internal readonly struct ErfcFunction : IUnaryRegisterFunction
{
    [MethodImpl(AggressiveInlining)]
    public static R Of<R>(R x) where R : struct, IRegister<R> => OutOfLine(in x);

    [MethodImpl(NoInlining | AggressiveOptimization)]
    static R OutOfLine<R>(ref readonly R argument) where R : struct, IRegister<R>
    {
        R x = argument;
        R magnitude = R.Abs(x), rest = 0;
        R far = Far(in magnitude, in rest, 0);
        far = R.Where(R.Less(x, 0), 2 - far, far);
        return R.Where(R.Less(magnitude, 0.47), 1 - ErfFunction.Near(x), far);
    }

    /// <summary>2ᵏ·erfc(x + rest) for x ≥ 0.46 and |rest| ≤ ulp(x).</summary>
    [MethodImpl(NoInlining | AggressiveOptimization)]
    internal static R Far<R>(ref readonly R argument, ref readonly R rest, int k) where R : struct, IRegister<R>
    {
        R x = R.AtMost(argument, 28); // erfc 28 underflows
        R t = (x - 4) / (x + 4);
        R q = R.MultiplyAdd(C23, t, C22);
        q = R.MultiplyAdd(q, t, C21);
        q = R.MultiplyAdd(q, t, C20);
        q = R.MultiplyAdd(q, t, C19);
        q = R.MultiplyAdd(q, t, C18);
        q = R.MultiplyAdd(q, t, C17);
        q = R.MultiplyAdd(q, t, C16);
        q = R.MultiplyAdd(q, t, C15);
        q = R.MultiplyAdd(q, t, C14);
        q = R.MultiplyAdd(q, t, C13);
        q = R.MultiplyAdd(q, t, C12);
        q = R.MultiplyAdd(q, t, C11);
        q = R.MultiplyAdd(q, t, C10);
        q = R.MultiplyAdd(q, t, C9);
        q = R.MultiplyAdd(q, t, C8);
        q = R.MultiplyAdd(q, t, C7);
        q = R.MultiplyAdd(q, t, C6);
        q = R.MultiplyAdd(q, t, C5);
        q = R.MultiplyAdd(q, t, C4);
        q = R.MultiplyAdd(q, t, C3);
        q = R.MultiplyAdd(q, t, C2);
        q = R.MultiplyAdd(q, t, C1);
        Pair<R> g = Pair<R>.OrderedSum(C0, q * t);
        Pair<R> lower = Pair<R>.OrderedSum(x + x, 1);
        R quotient = g.High / lower.High;
        R product = quotient * lower.High;
        R remainder = (g.High - product) - R.ProductError(quotient, lower.High, product) + (g.Low + C0Low - quotient * lower.Low);
        R quotientLow = remainder / lower.High;
        R square = x * x;
        Pair<R> r = ExpFunction.Reduce(-square, out R n);
        Pair<R> e = ExpFunction.Shifted(1, Pair<R>.Sum(r.High, r.Low - R.MultiplyAdd(x + x, rest, R.ProductError(x, x, square))));
        R y = e.High * quotient;
        R low = R.ProductError(e.High, quotient, y) + R.MultiplyAdd(e.High, quotientLow, e.Low * quotient);
        return R.Scale(y + low, n + k);
    }

    // Least-maximum fit of (1 + 2x)·exp(x²)·erfc x in (x − 4)/(x + 4) for x in [0.46, 27.5]; relative error 2⁻⁶⁴·⁰.
    const double C0 = 1.2329951186255526;
    const double C1 = -0.13962111684056250;
    const double C2 = 0.015379652102620010;
    const double C3 = 0.068097054254691591;
    const double C4 = -0.10103906603632261;
    const double C5 = 0.093732834998394507;
    const double C6 = -0.066330365811725550;
    const double C7 = 0.037167515536671102;
    const double C8 = -0.016197734064663731;
    const double C9 = 0.0050319699856373398;
    const double C10 = -0.00075777323239458751;
    const double C11 = -0.00019925673490583996;
    const double C12 = 0.00015062138935308030;
    const double C13 = -2.4399096314196149e-5;
    const double C14 = -1.1221098445304915e-5;
    const double C15 = 5.7095671482774238e-6;
    const double C16 = 2.9188079362880884e-7;
    const double C17 = -8.2544049896274116e-7;
    const double C18 = 7.7103179564110470e-8;
    const double C19 = 1.1045787192557464e-7;
    const double C20 = -1.9706402998961178e-8;
    const double C21 = -1.4641902339859091e-8;
    const double C22 = 2.4002651843690014e-9;
    const double C23 = 1.5051751089842893e-9;
    const double C0Low = -4.6185851107997980e-17;

    /// <summary>The same for elements that were float and will be rounded to float; their squares are exact.</summary>
    internal readonly struct ForSingle : IUnaryRegisterFunction
    {
        [MethodImpl(AggressiveInlining)]
        public static R Of<R>(R x) where R : struct, IRegister<R>
        {
            R magnitude = R.AtMost(R.Abs(x), 10.2); // erfc 10.2 underflows
            R t = (magnitude - 4) / (magnitude + 4);
            R g = R.MultiplyAdd(G11, t, G10);
            g = R.MultiplyAdd(g, t, G9);
            g = R.MultiplyAdd(g, t, G8);
            g = R.MultiplyAdd(g, t, G7);
            g = R.MultiplyAdd(g, t, G6);
            g = R.MultiplyAdd(g, t, G5);
            g = R.MultiplyAdd(g, t, G4);
            g = R.MultiplyAdd(g, t, G3);
            g = R.MultiplyAdd(g, t, G2);
            g = R.MultiplyAdd(g, t, G1);
            g = R.MultiplyAdd(g, t, G0);
            R far = ExpFunction.ForSingle(magnitude * -magnitude) * g / (magnitude + magnitude + 1);
            return R.Where(R.Less(x, 0), 2 - far, far);
        }

        // As above for x in [0, 10.2]; relative error 2⁻³⁰·⁰.
        const double G0 = 1.2329951184549788;
        const double G1 = -0.13962113767576761;
        const double G2 = 0.015379674205648244;
        const double G3 = 0.068098168937341677;
        const double G4 = -0.10103869311755101;
        const double G5 = 0.093716405247648515;
        const double G6 = -0.066351074040185060;
        const double G7 = 0.037250549830333470;
        const double G8 = -0.016011748191723942;
        const double G9 = 0.0049899197332689011;
        const double G10 = -0.0012058014339771334;
        const double G11 = -0.00066642925300764496;
    }
}
