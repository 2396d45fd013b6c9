namespace AutoGrad.Reference;

// The functions that are integrals of others.
public readonly partial struct Precise
{
    /// <summary>From here on Stirling's series with the terms below is exact to more than <see cref="Bits"/> bits.</summary>
    const int StirlingStart = 64;

    const int StirlingTerms = 50;

    /// <summary>B₂, B₄, …, by the recurrence Σ binomial(n + 1, k)·Bₖ = 0.</summary>
    static Precise[] Bernoulli { get; } = BernoulliNumbers();

    public static Precise Erf(Precise x)
    {
        if (x.IsNaN || x.mantissa.IsZero)
            return x;
        if (Abs(x).CompareTo(3) > 0)
            return Sign(x) * (1 - Erfc(Abs(x)));

        // 2/√π·e^(−x²)·(x + 2x³/3 + 4x⁵/(3·5) + …): all terms have one sign.
        Precise square = 2 * x * x, term = x, sum = x;
        for (int n = 3; term.Magnitude > sum.Magnitude - Bits - 4; n += 2)
        {
            term = term * square / n;
            sum += term;
        }

        return 2 / Sqrt(Pi) * Exp(-(x * x)) * sum;
    }

    public static Precise Erfc(Precise x)
    {
        if (x.IsNaN || x.CompareTo(3) <= 0)
            return 1 - Erf(x);
        if (x.CompareTo(1000) > 0)
            return default;

        // e^(−x²)/√π / (x + ½/(x + 1/(x + 3/2/(x + …)))), from the inside.
        int terms = 40 + (int)Math.Pow(160 / x.ToDouble(), 2);
        Precise below = x;
        for (int k = terms; k > 0; k--)
            below = x + k * (One / 2) / below;
        return Exp(-(x * x)) / Sqrt(Pi) / below;
    }

    public static Precise NormalCdf(Precise x) => Erfc(-x * Sqrt(One / 2)) / 2;

    public static Precise GeluTanh(Precise x) => x / (1 + Exp(-2 * Sqrt(2 / Pi) * (x + (Precise)44715 / 1_000_000 * x * x * x)));

    public static Precise LogGamma(Precise x)
    {
        if (x.IsNaN || (x.mantissa.Sign <= 0 && x.CompareTo(Floor(x)) == 0))
            return NaN;
        if (x.CompareTo(-StirlingStart) < 0)
            return Log(Pi / Abs(Sin(Pi * (x - Round(x))))) - LogGamma(1 - x);
        if (x.CompareTo(1) == 0 || x.CompareTo(2) == 0)
            return 0; // which the difference of two rounded numbers is not
        Precise product = One;
        for (; x.CompareTo(StirlingStart) < 0; x += 1)
            product *= Abs(x);
        Precise sum = (x - 0.5) * Log(x) - x + Log(2 * Pi) / 2, square = x * x, power = x;
        for (int k = 1; k <= StirlingTerms; k++, power *= square)
            sum += Bernoulli[k - 1] / (2 * k * (2 * k - 1) * power);
        return sum - Log(product);
    }

    public static Precise Polygamma(int order, Precise x)
    {
        if (x.IsNaN || (x.mantissa.Sign <= 0 && x.CompareTo(Floor(x)) == 0) || x.CompareTo(-1000) < 0)
            return NaN;
        Precise factorial = One; // order!
        for (int i = 2; i <= order; i++)
            factorial *= i;
        Precise shifted = default;
        for (; x.CompareTo(StirlingStart + order) < 0; x += 1)
            shifted += factorial / Power(x, order + 1);

        // Stirling's series, differentiated: (order − 1)!/xⁿ or −ln x, n!/(2xⁿ⁺¹), and B₂ₖ·(2k + n − 1)!/((2k)!·x²ᵏ⁺ⁿ).
        Precise sum = order == 0 ? -Log(x) : factorial / order / Power(x, order);
        sum += factorial / (2 * Power(x, order + 1));
        Precise ratio = order == 0 ? One : factorial / order; // (2k + n − 1)!/(2k)!
        for (int k = 1; k <= StirlingTerms; k++)
        {
            ratio = k == 1
                ? (order == 0 ? One / 2 : factorial * (order + 1) / 2)
                : ratio * (2 * k + order - 1) * (2 * k + order - 2) / (2 * k * (2 * k - 1));
            sum += Bernoulli[k - 1] * ratio / Power(x, 2 * k + order);
        }

        sum += shifted;
        return order % 2 == 0 ? -sum : sum;
    }

    static Precise Power(Precise x, int n)
    {
        Precise y = One;
        for (int i = 0; i < n; i++)
            y *= x;
        return y;
    }

    static Precise[] BernoulliNumbers()
    {
        int count = 2 * StirlingTerms;
        var all = new Precise[count + 1];
        all[0] = One;
        for (int n = 1; n <= count; n++)
        {
            Precise sum = default, binomial = One;
            for (int k = 0; k < n; k++)
            {
                sum += binomial * all[k];
                binomial = binomial * (n + 1 - k) / (k + 1);
            }

            all[n] = -sum / (n + 1);
        }

        return [.. Enumerable.Range(1, StirlingTerms).Select(k => all[2 * k])];
    }
}
