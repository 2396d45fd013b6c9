using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>aᵇ by the rules of IEEE 754 <c>pow</c>.</summary>
/// <remarks>
/// |a|ᵇ = e^(b·ln |a|), the logarithm and the product as pairs, because the exponential magnifies their error up to 700 times.
/// Largest error measured, in ulps: float 0.51, double 0.63.
/// </remarks>
internal readonly struct PowFunction : IBinaryRegisterFunction
{
    // 2/3 as the sum of two numbers.
    const double TwoThirds = 0.66666666666666663;
    const double TwoThirdsLow = 3.7007434154171883e-17;

    [MethodImpl(AggressiveInlining)]
    public static R Of<R>(R a, R b) where R : struct, IRegister<R> => OutOfLine(in a, in b);

    // Inlined, it would leave no temporaries for the way of floats beside it.
    [MethodImpl(NoInlining | AggressiveOptimization)]
    static R OutOfLine<R>(ref readonly R first, ref readonly R second) where R : struct, IRegister<R>
    {
        R a = first, b = second;
        Pair<R> log = LogPair(R.Abs(a));
        R product = b * log.High;
        R low = R.MultiplyAdd(b, log.Low, R.ProductError(b, log.High, product));
        low = R.Where(R.Less(R.Abs(product), 800), low, 0); // beyond, the result overflows or vanishes whatever it is
        Pair<R> r = ExpFunction.Reduce(R.AtMost(R.AtLeast(product, -760), 720), out R n);
        Pair<R> y = ExpFunction.Shifted(1, Pair<R>.Sum(r.High, r.Low + low));
        R power = R.Scale(y.High + y.Low, n);
        return AreOrdinary(a, b) ? power : Rules(in a, in b, in power);
    }

    /// <summary>The function of float elements, computed in double.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static R OfSingle<R>(R a, R b) where R : struct, IRegister<R>
    {
        R power = R.InDouble<ForSingle>(R.Abs(a), b);
        return AreOrdinary(a, b) ? power : Ruled(a, b, power);
    }

    // By value: this is rare, and taking the addresses would cost the common path more than the copies cost here.
    [MethodImpl(NoInlining | AggressiveOptimization)]
    static R Ruled<R>(R a, R b, R power) where R : struct, IRegister<R> => Rules(in a, in b, in power);

    /// <summary>Whether all pairs are such that no rule is needed; those among others come out the same with the rules.</summary>
    [MethodImpl(AggressiveInlining)]
    static bool AreOrdinary<R>(R a, R b) where R : struct, IRegister<R> =>
        LogFunction.AreNormal(a) && !R.Any(R.Not(R.Less(R.Abs(b), double.PositiveInfinity)));

    /// <summary>aᵇ for any a and b, given |a|ᵇ for positive finite |a|.</summary>
    [MethodImpl(NoInlining | AggressiveOptimization)]
    internal static R Rules<R>(ref readonly R first, ref readonly R second, ref readonly R positive) where R : struct, IRegister<R>
    {
        R a = first, b = second, y = positive;
        R magnitude = R.Abs(a);
        R grows = R.Xor(R.Greater(magnitude, 1), R.Less(b, 0)); // towards ∞ as |b| or the distance of |a| from 1 grows
        R end = R.Where(grows, double.PositiveInfinity, 0);
        R infinite = R.Or(R.Equal(magnitude, double.PositiveInfinity), R.Equal(R.Abs(b), double.PositiveInfinity));
        R atEnd = R.Or(R.Equal(magnitude, 0), infinite);
        y = R.Where(atEnd, end, y);

        R whole = R.Equal(R.Floor(b), b);
        R odd = R.And(whole, R.Not(R.Equal(R.Floor(b * 0.5), b * 0.5)));
        R sign = R.And(a, -0.0);
        y = R.Or(y, R.And(sign, odd));
        R outside = R.And(R.And(R.Less(a, 0), R.Not(whole)), R.Less(magnitude, double.PositiveInfinity));
        outside = R.And(outside, R.Less(R.Abs(b), double.PositiveInfinity));
        R undefined = R.Or(outside, R.Not(R.And(R.Equal(a, a), R.Equal(b, b))));
        y = R.Where(undefined, double.NaN, y);
        R one = R.Or(R.Equal(a, 1), R.Equal(b, 0));
        one = R.Or(one, R.And(R.Equal(a, -1), R.Equal(R.Abs(b), double.PositiveInfinity)));
        return R.Where(one, 1, y);
    }

    /// <summary>ln x for positive finite x, with a relative error below 2⁻⁶⁴.</summary>
    [MethodImpl(AggressiveInlining)]
    internal static Pair<R> LogPair<R>(R x) where R : struct, IRegister<R>
    {
        R m = LogFunction.Split(x, out R k);
        R f = m - 1;
        Pair<R> lower = Pair<R>.OrderedSum(2, f);
        R s = f / lower.High;
        R product = s * lower.High;
        R sLow = ((f - product) - R.ProductError(s, lower.High, product) - s * lower.Low) / lower.High;
        R z = s * s;
        R zLow = R.MultiplyAdd(s + s, sLow, R.ProductError(s, s, z));
        R q = R.MultiplyAdd(C17, z, C15);
        q = R.MultiplyAdd(q, z, C13);
        q = R.MultiplyAdd(q, z, C11);
        q = R.MultiplyAdd(q, z, C9);
        q = R.MultiplyAdd(q, z, C7);
        q = R.MultiplyAdd(q, z, C5);
        Pair<R> c = Pair<R>.OrderedSum(TwoThirds, q * z);
        R cLow = c.Low + TwoThirdsLow;
        R zc = z * c.High;
        R zcLow = R.ProductError(z, c.High, zc) + R.MultiplyAdd(z, cLow, zLow * c.High);
        R cubic = s * zc;
        R cubicLow = R.ProductError(s, zc, cubic) + R.MultiplyAdd(s, zcLow, sLow * zc);
        Pair<R> mantissa = Pair<R>.OrderedSum(s + s, cubic);
        R low = mantissa.Low + (sLow + sLow + cubicLow);
        Pair<R> sum = Pair<R>.OrderedSum(k * Constant.Ln2Short<R>(), mantissa.High);
        return Pair<R>.OrderedSum(sum.High, sum.Low + R.MultiplyAdd(k, Constant.Ln2ShortRest<R>(), low));
    }

    // Least-maximum fit of ((2 artanh(s)/s − 2)/s² − 2/3)/s² in s² on [0, 0.02945]; error relative to the logarithm: 2⁻⁶⁵·⁵.
    const double C5 = 0.40000000000000002;
    const double C7 = 0.28571428571039548;
    const double C9 = 0.22222222370272351;
    const double C11 = 0.18181796248469750;
    const double C13 = 0.15386254521048753;
    const double C15 = 0.13267676007518581;
    const double C17 = 0.13102170290956275;

    /// <summary>aᵇ for elements a ≥ 0 and b that were float and will be rounded to float.</summary>
    internal readonly struct ForSingle : IBinaryRegisterFunction
    {
        [MethodImpl(AggressiveInlining)]
        public static R Of<R>(R a, R b) where R : struct, IRegister<R>
        {
            R f = LogFunction.SplitNormal(a, out R k) - 1; // subnormal floats are normal doubles
            R s = f / (f + 2);
            R z = s * s;
            R q = R.MultiplyAdd(L4, z, L3);
            q = R.MultiplyAdd(q, z, L2);
            q = R.MultiplyAdd(q, z, L1);
            R log = R.MultiplyAdd(k, Constant.Ln2<R>(), R.MultiplyAdd(s * z, q, s + s));
            return ExpFunction.ForSingle(R.AtMost(R.AtLeast(b * log, -200), 200)); // beyond, a float overflows or vanishes
        }

        // As for the logarithm; relative error 2⁻³⁶·⁵.
        const double L1 = 0.66666666666666663;
        const double L2 = 0.40000153789730147;
        const double L3 = 0.28546824322523406;
        const double L4 = 0.23427811072723181;
    }
}
