namespace AutoGrad.Algebra;

/// <summary>ln |Γ(x)|.</summary>
/// <remarks>
/// (x − 1)(x − 2)·p(x) with a polynomial for each of four intervals of [½, 3], so that the zeros 1 and 2 keep their relative
/// precision; recurrence from [3, 8) into [2, 3); Stirling's series above; reflection below 0, where the other zeros lie and
/// precision is absolute.
/// Largest error measured, in ulps: float 0.51, double 1.57 for x &gt; 0; 4e-16 absolute for x &lt; 0.
/// </remarks>
internal readonly struct LogGammaFunction : IScalarFunction
{
    const double HalfLogTwoPiLessHalf = 0.41893853320467274; // (ln 2π − 1)/2

    public double Of(double x)
    {
        if (double.IsNaN(x)) return x;
        if (double.IsInfinity(x) || (x <= 0 && x == Math.Floor(x))) return double.PositiveInfinity;
        return x < 0 ? Reflected(x) : x < 0.5 ? Product(x, x - 1, NearOne, x - 0.25) - Scalars.Log(x) : Positive(x);
    }

    // Γ(x)·Γ(−x) = −π/(x·sin πx); x less its nearest integer is exact.
    static double Reflected(double x)
    {
        if (x > -1e-17) return -Scalars.Log(-x);
        double sine = Scalars.Sin(Math.PI * (x - Math.Round(x)));
        return Scalars.Log(Math.PI / Math.Abs(x * sine)) - default(LogGammaFunction).Of(-x);
    }

    static double Positive(double x)
    {
        if (x >= 8) return Stirling(x);
        double product = 1;
        while (x >= 3)
        {
            x -= 1;
            product *= x;
        }

        double y = x < 1 ? Product(x - 1, x - 2, BelowOne, x - 0.75)
            : x < 1.5 ? Product(x - 1, x - 2, NearOne, x - 1.25)
            : x < 2 ? Product(x - 1, x - 2, BelowTwo, x - 1.75)
            : Product(x - 1, x - 2, AboveTwo, x - 2.5);
        return product == 1 ? y : Scalars.Log(product) + y;
    }

    // a·b·p(t), where the first product and the polynomial's last sum keep their rounding errors.
    static double Product(double a, double b, ReadOnlySpan<double> coefficients, double t)
    {
        double rest = Scalars.Polynomial(coefficients[1..], t) * t;
        double p = coefficients[0] + rest, pLow = (coefficients[0] - p) + rest;
        double q = a * b, qLow = Math.FusedMultiplyAdd(a, b, -q);
        return Math.FusedMultiplyAdd(q, p, q * pLow + qLow * p);
    }

    // (x − ½)(ln x − 1) + (ln 2π − 1)/2 + Σ B₂ₖ/(2k(2k − 1)x²ᵏ⁻¹), the logarithm as a pair.
    static double Stirling(double x)
    {
        if (x > 1e305) return x * (Scalars.Log(x) - 1);
        double inverse = 1 / x;
        double series = x > 1e17 ? 0 : Scalars.Polynomial(StirlingSeries, inverse * inverse) * inverse;
        Pair<Scalar<double>> log = PowFunction.LogPair<Scalar<double>>(x);
        double factor = x - 0.5, high = log.High.Value - 1, low = (log.High.Value - high) - 1 + log.Low.Value;
        double product = factor * high;
        double error = Math.FusedMultiplyAdd(factor, high, -product) + factor * low;
        return product + (HalfLogTwoPiLessHalf + series + error);
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
