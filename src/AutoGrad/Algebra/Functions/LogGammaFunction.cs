using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>ln |Γ(x)|.</summary>
/// <remarks>
/// (x − 1)(x − 2)·p(x) with a polynomial for each of four intervals of [½, 3], so that the zeros 1 and 2 keep their relative
/// precision; recurrence from [3, 8) into [2, 3); Stirling's series above; reflection below 0, where the other zeros lie and
/// precision is absolute.
/// Largest error measured, in ulps: float 0.50, double 1.30 for x &gt; 0; 4e-16 absolute for x &lt; 0.
/// </remarks>
internal readonly struct LogGammaFunction : IRegisterFunction, IScalarFunction
{
    const double HalfLogTwoPiLessHalf = 0.41893853320467274; // (ln 2π − 1)/2

    /// <summary>The function of each element of a register of doubles.</summary>
    [MethodImpl(AggressiveInlining)]
    public R Of<R>(R x) where R : struct, IRegister<R> => OutOfLine(in x);

    /// <summary>The function of a number that is not positive and finite.</summary>
    public double Of(double x)
    {
        if (double.IsNaN(x)) return x;
        return double.IsInfinity(x) || x == Math.Floor(x) ? double.PositiveInfinity : Reflected(x);
    }

    [MethodImpl(NoInlining | AggressiveOptimization)]
    static R OutOfLine<R>(ref readonly R argument) where R : struct, IRegister<R>
    {
        R x = argument;
        R rare = R.Not(R.And(R.Greater(x, 0), R.Less(x, double.PositiveInfinity)));
        R y = Positive(R.Where(rare, 1, x));
        return R.Any(rare) ? R.OneByOne(default(LogGammaFunction), in x, in rare, in y) : y;
    }

    // Γ(x)·Γ(−x) = −π/(x·sin πx); x less its nearest integer is exact.
    static double Reflected(double x)
    {
        if (x > -1e-17) return -Scalars.Log(-x);
        double sine = Scalars.Sin(Math.PI * (x - Math.Round(x)));
        return Scalars.Log(Math.PI / Math.Abs(x * sine)) - Positive<Scalar<double>>(-x).Value;
    }

    [MethodImpl(AggressiveOptimization)]
    static R Positive<R>(R x) where R : struct, IRegister<R>
    {
        R large = R.GreaterOrEqual(x, 8), tiny = R.Less(x, 0.5);
        R near = R.Where(large, 2, x), product = 1.0;
        R stepped = R.GreaterOrEqual(near, 3);
        for (R above = stepped; R.Any(above); above = R.GreaterOrEqual(near, 3))
        {
            near = near - R.And(above, 1);
            product = R.Where(above, product * near, product);
        }

        // ln Γ(x) = ln Γ(x + 1) − ln x below ½, where x + 1 is not rounded.
        R y = Product(R.Where(tiny, near, near - 1), R.Where(tiny, near - 1, near - 2), NearOne, R.Where(tiny, near - 0.25, near - 1.25));
        R interval = R.And(R.GreaterOrEqual(near, 0.5), R.Less(near, 1));
        if (R.Any(interval)) y = R.Where(interval, Product(near - 1, near - 2, BelowOne, near - 0.75), y);
        interval = R.And(R.GreaterOrEqual(near, 1.5), R.Less(near, 2));
        if (R.Any(interval)) y = R.Where(interval, Product(near - 1, near - 2, BelowTwo, near - 1.75), y);
        interval = R.GreaterOrEqual(near, 2);
        if (R.Any(interval)) y = R.Where(interval, Product(near - 1, near - 2, AboveTwo, near - 2.5), y);

        R shifted = R.Or(tiny, stepped);
        if (R.Any(shifted))
        {
            R log = R.Log(R.Where(tiny, x, product));
            y = R.Where(shifted, y + R.Where(tiny, -log, log), y);
        }

        return R.Any(large) ? R.Where(large, Stirling(x), y) : y;
    }

    // a·b·p(t), where the first product and the polynomial's last sum keep their rounding errors.
    [MethodImpl(AggressiveInlining)]
    static R Product<R>(R a, R b, ReadOnlySpan<double> coefficients, R t) where R : struct, IRegister<R>
    {
        Pair<R> p = Pair<R>.OrderedSum(coefficients[0], Polynomial.At(coefficients[1..], in t) * t);
        Pair<R> q = Pair<R>.Product(a, b);
        return R.MultiplyAdd(q.High, p.High, R.MultiplyAdd(q.High, p.Low, q.Low * p.High));
    }

    // (x − ½)(ln x − 1) + (ln 2π − 1)/2 + Σ B₂ₖ/(2k(2k − 1)x²ᵏ⁻¹), the logarithm as a pair; of what is above 1e305 the product of the factors alone.
    [MethodImpl(AggressiveOptimization)]
    static R Stirling<R>(R x) where R : struct, IRegister<R>
    {
        R huge = R.Greater(x, 1e305), moderate = R.Where(huge, 1e305, x);
        R inverse = 1 / moderate;
        R square = inverse * inverse, series = Polynomial.At(StirlingSeries, in square) * inverse;
        Pair<R> log = PowFunction.LogPair(x);
        Pair<R> factor = Pair<R>.OrderedSum(log.High, -1.0);
        R low = factor.Low + log.Low, half = moderate - 0.5;
        R product = half * factor.High;
        R error = R.MultiplyAdd(half, low, R.ProductError(half, factor.High, product));
        return R.Where(huge, x * factor.High, product + (series + HalfLogTwoPiLessHalf + error));
    }

    // B₂ₖ/(2k(2k − 1)), k = 1 … 10: NIST Digital Library of Mathematical Functions, 5.11.1.
    static ReadOnlySpan<double> StirlingSeries =>
    [
        0.083333333333333329,
        -0.0027777777777777779,
        0.00079365079365079365,
        -0.00059523809523809529,
        0.00084175084175084171,
        -0.0019175269175269176,
        0.0064102564102564100,
        -0.029550653594771242,
        0.17964437236883057,
        -1.3924322169059011,
    ];

    // Least-maximum fits of ln Γ(x)/((x − 1)(x − 2)), each in x less the middle of its interval.
    // On [0.5, 1]; relative error 2⁻⁵⁹·⁹.
    static ReadOnlySpan<double> BelowOne =>
    [
        0.65049904458014518,
        -0.35235940133201404,
        0.29408536722443607,
        -0.28891120177364404,
        0.30726139434980648,
        -0.34197894986936350,
        0.39194610225846371,
        -0.45856511631054808,
        0.54483031195015641,
        -0.65515229693434118,
        0.79548319991140926,
        -0.97363679226320299,
        1.1999119559263174,
        -1.4871919786511416,
        1.8473061100513353,
        -2.3087493089896394,
        2.9950860421646519,
        -3.8000861147917209,
        3.6580591194022913,
        -4.4478045916839486,
        13.360484604357040,
        -17.582645493195834,
    ];

    // On [1, 1.5]; relative error 2⁻⁵⁹·⁵.
    static ReadOnlySpan<double> NearOne =>
    [
        0.52411646091633690,
        -0.18455838443681608,
        0.094565738033010771,
        -0.056273407273818563,
        0.036158797975468497,
        -0.024308805034705117,
        0.016827679071106320,
        -0.011888238831184204,
        0.0085251182772403244,
        -0.0061839300072363788,
        0.0045268395602051422,
        -0.0033398329103981792,
        0.0024788857656325544,
        -0.0018290476062130124,
        0.0013684681742020862,
        -0.0012167729627662453,
        0.00092879516671165777,
    ];

    // On [1.5, 2]; relative error 2⁻⁶⁰·⁰.
    static ReadOnlySpan<double> BelowTwo =>
    [
        0.45013931210925628,
        -0.11948158662524276,
        0.044520447198509741,
        -0.019053957830233458,
        0.0087763704252314338,
        -0.0042261941283458417,
        0.0020955338826854158,
        -0.0010605658907281901,
        0.00054489683285789420,
        -0.00028319781461867526,
        0.00014852191730625985,
        -7.8312135656288887e-5,
        4.1610252649815555e-5,
        -2.3855256207221703e-5,
        1.2867083698202458e-5,
    ];

    // On [2, 3]; relative error 2⁻⁶²·⁶.
    static ReadOnlySpan<double> AboveTwo =>
    [
        0.37957716063055885,
        -0.074663574154499424,
        0.019905154304743180,
        -0.0060187685270331540,
        0.0019490574889487254,
        -0.00065863970677588525,
        0.00022905363739852508,
        -8.1302288771930442e-5,
        2.9299284324267755e-5,
        -1.0682329972973540e-5,
        3.9305758054657634e-6,
        -1.4570178464927308e-6,
        5.4365694546201716e-7,
        -2.0382100606903544e-7,
        7.5737092267504269e-8,
        -2.8570347573665447e-8,
        1.2968065676425253e-8,
        -4.9795329315786238e-9,
    ];
}
