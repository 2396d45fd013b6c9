using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>sin x.</summary>
/// <remarks>Largest error measured, in ulps: float 0.51, double 0.69.</remarks>
internal readonly struct SinFunction : IUnaryRegisterFunction
{
    [MethodImpl(AggressiveInlining)]
    public static R Of<R>(R x) where R : struct, IRegister<R> => OutOfLine(in x);

    [MethodImpl(NoInlining | AggressiveOptimization)]
    static R OutOfLine<R>(ref readonly R argument) where R : struct, IRegister<R>
    {
        R x = argument;
        Pair<R> r = QuarterTurns.Reduce(x, out R quarters);
        return R.Where(R.Equal(x, 0), x, Turned(r, quarters)); // −0 stays −0
    }

    /// <summary>sin(q·π/2 + r): ± sin r or ± cos r.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static R Turned<R>(Pair<R> r, R quarters) where R : struct, IRegister<R>
    {
        R q = quarters + QuarterTurns.IntegerBase;
        R odd = QuarterTurns.Odd(q);
        R z = r.High * r.High;
        Pair<R> sine = Sine(r, z);
        Pair<R> cosine = Cosine(r, z);
        R y = R.Where(odd, cosine.High, sine.High) + R.Where(odd, cosine.Low, sine.Low);
        return R.Xor(y, R.And(R.ShiftLeft(q, 62), -0.0));
    }

    /// <summary>sin r for |r| ≤ π/4 and z = r².</summary>
    [MethodImpl(AggressiveInlining)]
    internal static Pair<R> Sine<R>(Pair<R> r, R z) where R : struct, IRegister<R>
    {
        R q = R.MultiplyAdd(S13, z, S11);
        q = R.MultiplyAdd(q, z, S9);
        q = R.MultiplyAdd(q, z, S7);
        q = R.MultiplyAdd(q, z, S5);
        q = R.MultiplyAdd(q, z, S3);
        return new(r.High, R.MultiplyAdd(r.High * z, q, R.MultiplyAdd(z * r.Low, -0.5, r.Low)));
    }

    /// <summary>cos r for |r| ≤ π/4 and z = r².</summary>
    [MethodImpl(AggressiveInlining)]
    internal static Pair<R> Cosine<R>(Pair<R> r, R z) where R : struct, IRegister<R>
    {
        R q = R.MultiplyAdd(C14, z, C12);
        q = R.MultiplyAdd(q, z, C10);
        q = R.MultiplyAdd(q, z, C8);
        q = R.MultiplyAdd(q, z, C6);
        q = R.MultiplyAdd(q, z, C4);
        R half = z * 0.5;
        Pair<R> near = Pair<R>.OrderedSum(1, -half);
        return new(near.High, near.Low + R.MultiplyAdd(z * z, q, -(r.High * r.Low)));
    }

    // Least-maximum fit of (sin(r)/r − 1)/r² in r² on [0, 0.6175]; error relative to the sine: 2⁻⁵⁷·⁴.
    const double S3 = -0.16666666666666666;
    const double S5 = 0.0083333333333290120;
    const double S7 = -0.00019841269834156613;
    const double S9 = 2.7557314986801050e-6;
    const double S11 = -2.5050936907616082e-8;
    const double S13 = 1.5906110457520205e-10;

    // Least-maximum fit of (cos r − 1 + r²/2)/r⁴ in r² on [0, 0.6175]; error of the cosine: 2⁻⁶²·³.
    const double C4 = 0.041666666666666664;
    const double C6 = -0.0013888888888885439;
    const double C8 = 2.4801587296190194e-5;
    const double C10 = -2.7557316169634193e-7;
    const double C12 = 2.0875953528304953e-9;
    const double C14 = -1.1370730608114540e-11;

    /// <summary>The function of float elements, computed in double.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static R OfSingle<R>(R x) where R : struct, IRegister<R> =>
        QuarterTurns.AnyHuge(x) ? OfAnySingle(x) : R.InDouble<ForSingle>(x);

    // By value: this is rare, and taking the address of x would cost the common path more than the copy costs here.
    [MethodImpl(NoInlining | AggressiveOptimization)]
    static R OfAnySingle<R>(R x) where R : struct, IRegister<R> => R.InDouble<ForAnySingle>(x);

    /// <summary>The same for elements that were float and will be rounded to float, huge angles excepted.</summary>
    internal readonly struct ForSingle : IUnaryRegisterFunction
    {
        [MethodImpl(AggressiveInlining)]
        public static R Of<R>(R x) where R : struct, IRegister<R>
        {
            R r = QuarterTurns.ReduceModerate(x, out R q);
            return Turned(r, q);
        }

        [MethodImpl(AggressiveInlining)]
        internal static R Turned<R>(R r, R q) where R : struct, IRegister<R>
        {
            R odd = QuarterTurns.Odd(q);
            R z = r * r;
            R y = R.Where(odd, Cosine(z), r * Sine(z));
            return R.Xor(y, R.And(R.ShiftLeft(q, 62), -0.0));
        }

        /// <summary>sin(r)/r for z = r².</summary>
        [MethodImpl(AggressiveInlining)]
        internal static R Sine<R>(R z) where R : struct, IRegister<R>
        {
            R q = R.MultiplyAdd(S9, z, S7);
            q = R.MultiplyAdd(q, z, S5);
            q = R.MultiplyAdd(q, z, S3);
            return R.MultiplyAdd(q, z, 1.0);
        }

        /// <summary>cos r for z = r².</summary>
        [MethodImpl(AggressiveInlining)]
        internal static R Cosine<R>(R z) where R : struct, IRegister<R>
        {
            R q = R.MultiplyAdd(C8, z, C6);
            q = R.MultiplyAdd(q, z, C4);
            q = R.MultiplyAdd(q, z, C2);
            return R.MultiplyAdd(q, z, 1.0);
        }

        // As above; error relative to the sine 2⁻³⁶·⁷.
        const double S3 = -0.16666666666666666;
        const double S5 = 0.0083333315263651609;
        const double S7 = -0.00019839882609455764;
        const double S9 = 2.7226568456814819e-6;

        // Least-maximum fit of (cos r − 1)/r² in r² on [0, 0.6175]; error of the cosine 2⁻³³·³.
        const double C2 = -0.50000000000000000;
        const double C4 = 0.041666646823333514;
        const double C6 = -0.0013887365173551928;
        const double C8 = 2.4438157233787319e-5;
    }

    /// <summary>The same, whatever the angle.</summary>
    internal readonly struct ForAnySingle : IUnaryRegisterFunction
    {
        public static R Of<R>(R x) where R : struct, IRegister<R>
        {
            R r = QuarterTurns.ReduceSingle(x, out R q);
            return ForSingle.Turned(r, q);
        }
    }
}
