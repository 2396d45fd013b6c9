using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>ψ⁽ⁿ⁾(x), the derivative of order n of the digamma function ψ.</summary>
/// <remarks>
/// Euler and Maclaurin's asymptotic series at x + N, the recurrence from there down to x; for ψ itself a polynomial on [1, 2]
/// with its zero split off; reflection below 0, where zeros of even orders lie and precision is absolute. At the poles 0, −1,
/// −2 …: +∞ for odd n; NaN for even n, except at ±0, which are limits from one side.
/// NIST Digital Library of Mathematical Functions, 5.5 and 5.15.
/// Largest error measured, in ulps: float 0.50, double 1.50 for orders 0 to 2 and x &gt; 0, below 3 for order 3; 1e-15·max(1, |y|) for x &lt; 0.
/// </remarks>
internal readonly struct PolygammaFunction : IRegisterFunction, IScalarFunction
{
    // The positive zero of ψ as the sum of two numbers.
    const double Zero = 1.4616321449683622;
    const double ZeroLow = 9.5499954299656970e-17;

    /// <summary>The orders whose series are kept.</summary>
    const int CommonOrders = 8;

    static readonly double[][] s_series = [.. Enumerable.Range(0, CommonOrders).Select(Series)];

    readonly int _order;

    internal PolygammaFunction(int order)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        _order = order;
    }

    /// <summary>The function of each element of a register of doubles.</summary>
    [MethodImpl(AggressiveInlining)]
    public R Of<R>(R x) where R : struct, IRegister<R> => OutOfLine(in x);

    /// <summary>The function of a number that is not positive and finite.</summary>
    public double Of(double x)
    {
        bool odd = (_order & 1) != 0;
        if (double.IsNaN(x) || double.IsNegativeInfinity(x)) return double.NaN;
        if (double.IsInfinity(x)) return _order == 0 ? x : odd ? 0.0 : -0.0;
        if (x == 0) return odd ? double.PositiveInfinity : double.IsNegative(x) ? double.PositiveInfinity : double.NegativeInfinity;
        return x == Math.Floor(x) ? odd ? double.PositiveInfinity : double.NaN : Reflected(x);
    }

    [MethodImpl(NoInlining | AggressiveOptimization)]
    R OutOfLine<R>(ref readonly R argument) where R : struct, IRegister<R>
    {
        R x = argument;
        R rare = R.Not(R.And(R.Greater(x, 0), R.Less(x, double.PositiveInfinity)));
        R y = Positive(R.Where(rare, 1, x));
        return R.Any(rare) ? R.OneByOne(this, in x, in rare, in y) : y;
    }

    R Positive<R>(R x) where R : struct, IRegister<R>
    {
        if (_order == 0) return Digamma(x);
        R magnitude = Magnitude(x);
        return (_order & 1) != 0 ? magnitude : -magnitude;
    }

    [MethodImpl(AggressiveOptimization)]
    static R Digamma<R>(R x) where R : struct, IRegister<R>
    {
        R large = R.GreaterOrEqual(x, 10), small = R.Less(x, 1);

        // ψ(x) = ψ(x − 1) + 1/(x − 1), down to 2.
        R near = R.Where(large, 1.5, x), sum = 0.0, low = 0.0;
        for (R above = R.Greater(near, 2); R.Any(above); above = R.Greater(near, 2))
        {
            near = near - R.And(above, 1);
            R step = R.And(above, 1 / near);
            low = low + R.And(above, step * R.MultiplyAdd(-step, near, 1.0));
            Accumulate(ref sum, ref low, step);
        }

        // Below 1 the polynomial takes ψ(x + 1) and x + 1 − 1.5 without rounding x + 1.
        R distance = R.Where(small, (x + (1 - Zero)) - ZeroLow, (near - Zero) - ZeroLow);
        R offset = R.Where(small, x - 0.5, near - 1.5);
        R product = distance * Polynomial.At(OneToTwo, in offset);
        Accumulate(ref sum, ref low, product);
        R y = sum + low;
        if (R.Any(small))
        {
            R quotient = 1 / x;
            R lost = R.Where(R.Less(x, 1e-10), 0, quotient * R.MultiplyAdd(-quotient, x, 1.0));
            y = R.Where(small, product - lost - quotient, y);
        }

        if (R.Any(large))
        {
            R inverse = 1 / x, square = inverse * inverse;
            y = R.Where(large, R.Log(x) - R.MultiplyAdd(Polynomial.At(DigammaSeries, in square), square, inverse * 0.5), y);
        }

        return y;
    }

    // sum + low grows by the term, without error in the sum.
    [MethodImpl(AggressiveInlining)]
    static void Accumulate<R>(ref R sum, ref R low, R term) where R : struct, IRegister<R>
    {
        Pair<R> next = Pair<R>.Sum(sum, term);
        sum = next.High;
        low = low + next.Low;
    }

    // |ψ⁽ⁿ⁾(x)| = n!·Σ (x + k)⁻ⁿ⁻¹ for n ≥ 1 and x > 0: all terms have one sign, so nothing cancels.
    [MethodImpl(AggressiveOptimization)]
    R Magnitude<R>(R x) where R : struct, IRegister<R>
    {
        int n = _order;
        R start = 12 + n, sum = 0.0, low = 0.0, infinite = 0.0, y = x, lost = 0.0;
        int k = 0;
        for (R below = R.Less(y, start); R.Any(below); below = R.Less(y, start))
        {
            Pair<R> term = InversePower(y, lost, n + 1);
            infinite = R.Or(infinite, R.And(below, R.Equal(term.High, double.PositiveInfinity)));
            low = low + R.And(below, term.Low);
            Accumulate(ref sum, ref low, R.And(below, term.High));
            Pair<R> next = Pair<R>.Sum(x, ++k);
            y = R.Where(below, next.High, y);
            lost = R.Where(below, next.Low, lost);
        }

        R inverse = 1 / y, square = inverse * inverse;
        R series = R.MultiplyAdd(Polynomial.At(n < CommonOrders ? s_series[n] : Series(n), in square), square, inverse * 0.5) + 1.0 / n;
        Pair<R> power = InversePower(y, lost, n);
        low = low + power.Low * series;
        Accumulate(ref sum, ref low, power.High * series);
        return R.Where(infinite, double.PositiveInfinity, (sum + low) * Factorial(n));
    }

    // (y + lost)⁻ᵐ, what is lost to first order.
    [MethodImpl(AggressiveInlining)]
    static Pair<R> InversePower<R>(R y, R lost, int m) where R : struct, IRegister<R>
    {
        R inverse = 1 / y, power = inverse, low = 0.0;
        for (int i = 1; i < m; i++)
        {
            R next = power * inverse;
            low = R.MultiplyAdd(low, inverse, R.ProductError(power, inverse, next));
            power = next;
        }

        low = R.MultiplyAdd(power * (double)m, R.MultiplyAdd(-inverse, y, 1.0) - inverse * lost, low);
        return new(power, R.Where(R.Less(R.Abs(low), double.PositiveInfinity), low, 0)); // where the power overflows there is no low part
    }

    static double Factorial(int n)
    {
        double product = 1;
        for (int i = 2; i <= n; i++) product *= i;
        return product;
    }

    // B₂ₖ·(2k + n − 1)!/((2k)!·n!), the coefficients of y⁻²ᵏ.
    static double[] Series(int n)
    {
        double[] series = new double[Bernoulli.Length];
        double factor = 1.0 / Math.Max(1, n);
        for (int k = 1; k <= series.Length; k++)
        {
            factor *= (2.0 * k + n - 1) * (2.0 * k + n - 2) / (2.0 * k * (2.0 * k - 1));
            series[k - 1] = Bernoulli[k - 1] * factor;
        }

        return series;
    }

    // ψ⁽ⁿ⁾(x) = (−1)ⁿ·ψ⁽ⁿ⁾(1 − x) − π·dⁿ/dxⁿ cot πx. The derivatives of c = cot are polynomials in c: Pₖ₊₁ = −(1 + c²)·Pₖ′.
    double Reflected(double x)
    {
        double r = x - Math.Round(x), distance = 0.5 - Math.Abs(r);
        double c = distance < 0.25 ? Math.CopySign(Scalars.Tan(Math.PI * distance), r) : 1 / Scalars.Tan(Math.PI * r);
        double[] p = [0, 1];
        double scale = Math.PI;
        for (int k = 0; k < _order; k++)
        {
            double[] next = new double[p.Length + 1];
            for (int i = 1; i < p.Length; i++)
            {
                next[i - 1] -= i * p[i];
                next[i + 1] -= i * p[i];
            }

            p = next;
            scale *= Math.PI;
        }

        double mirrored = Positive<Scalar<double>>(1 - x).Value;
        return ((_order & 1) == 0 ? mirrored : -mirrored) - scale * Scalars.Polynomial(p, c);
    }

    // B₂ₖ/2k, k = 1 … 9.
    static ReadOnlySpan<double> DigammaSeries =>
    [
        0.083333333333333329,
        -0.0083333333333333332,
        0.0039682539682539680,
        -0.0041666666666666666,
        0.0075757575757575760,
        -0.021092796092796094,
        0.083333333333333329,
        -0.44325980392156861,
        3.0539543302701198,
    ];

    // The Bernoulli numbers B₂ … B₂₄.
    static ReadOnlySpan<double> Bernoulli =>
    [
        0.16666666666666666,
        -0.033333333333333333,
        0.023809523809523808,
        -0.033333333333333333,
        0.075757575757575760,
        -0.25311355311355310,
        1.1666666666666667,
        -7.0921568627450977,
        54.971177944862156,
        -529.12424242424242,
        6192.1231884057970,
        -86580.253113553117,
    ];

    // Least-maximum fit of ψ(x)/(x − zero) in x − 1.5 on [1, 2]; relative error 2⁻⁶¹·⁰.
    static ReadOnlySpan<double> OneToTwo =>
    [
        0.95105587603183284,
        -0.42362742128146047,
        0.24054248424078736,
        -0.14840492305391834,
        0.094988724452828466,
        -0.061922133271581609,
        0.040760833944723511,
        -0.026975796847913906,
        0.017907248192855958,
        -0.011908215075171152,
        0.0079270241262499718,
        -0.0052800194133630664,
        0.0035180793950336854,
        -0.0023446333715050551,
        0.0015635730695683454,
        -0.0010423764587645320,
        0.00068994727860417510,
        -0.00045944757437634627,
        0.00032687996556260467,
        -0.00021931685329288356,
        9.1610405729024324e-5,
        -5.8832967431164680e-5,
        0.00012239973328179179,
        -8.3158353926329723e-5,
    ];
}
