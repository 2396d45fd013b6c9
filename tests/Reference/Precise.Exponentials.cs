using System.Numerics;

namespace AutoGrad.Reference;

public readonly partial struct Precise
{
    /// <summary>Beyond it eˣ is taken for e to this power: no format that is measured reaches there.</summary>
    const double LargestExponent = 1e6;

    static Precise Ln2 { get; } = 2 * ArtanhSeries(One / 3);

    public static Precise Sqrt(Precise x)
    {
        if (x.IsNaN || x.mantissa.Sign < 0)
            return NaN;
        if (x.mantissa.IsZero)
            return x;
        int more = 2 * Bits;
        if (((x.exponent - more) & 1) != 0)
            more++;
        BigInteger square = x.mantissa << more, root = BigInteger.One << (int)((square.GetBitLength() + 1) / 2);
        for (BigInteger next = (root + square / root) >> 1; next < root; next = (root + square / root) >> 1)
            root = next;
        return Rounded(root, (x.exponent - more) / 2);
    }

    public static Precise Exp(Precise x) => x.IsNaN ? NaN : Abs(x).CompareTo(0.25) < 0 ? One + Expm1(x) : ExpReduced(Max(Min(x, LargestExponent), -LargestExponent));

    public static Precise Exp2(Precise x) => x.IsNaN ? NaN : x.CompareTo(Floor(x)) == 0 && Abs(x).CompareTo(100_000) < 0 ? Scaled(One, (long)x.ToDouble()) : Exp(x * Ln2);

    public static Precise Expm1(Precise x)
    {
        if (x.IsNaN || x.mantissa.IsZero)
            return x;
        if (Abs(x).CompareTo(0.25) >= 0)
            return Exp(x) - 1;

        // x + x²/2! + x³/3! + …
        Precise sum = x, term = x;
        for (int n = 2; term.Magnitude > sum.Magnitude - Bits - 4; n++)
        {
            term = term * x / n;
            sum += term;
        }

        return sum;
    }

    public static Precise Log(Precise x)
    {
        if (x.IsNaN || x.mantissa.Sign <= 0)
            return NaN;
        long k = x.Magnitude;
        Precise m = Scaled(x, -k);
        if (m.CompareTo(Math.Sqrt(2)) > 0)
        {
            k++;
            m = Scaled(m, -1);
        }

        return k * Ln2 + 2 * ArtanhSeries((m - 1) / (m + 1));
    }

    public static Precise Log1p(Precise x) => x.IsNaN ? NaN : Abs(x).CompareTo(0.25) < 0 ? 2 * ArtanhSeries(x / (x + 2)) : Log(x + 1);

    public static Precise Log2(Precise x) => Log(x) / Ln2;

    public static Precise Log10(Precise x) => Log(x) / Log(10);

    public static Precise Pow(Precise a, Precise b)
    {
        if (b.mantissa.IsZero && !b.IsNaN)
            return One;
        if (a.IsNaN || b.IsNaN)
            return NaN;
        if (a.mantissa.IsZero)
            return b.mantissa.Sign > 0 ? default : NaN;
        if (a.mantissa.Sign > 0)
            return Exp(b * Log(a));
        if (b.CompareTo(Floor(b)) != 0)
            return NaN;
        Precise power = Exp(b * Log(-a));
        return b.IsEven ? power : -power;
    }

    public static Precise Sinh(Precise x)
    {
        Precise e = Expm1(Abs(x)); // of a negative x, 1 + e would cancel
        return Sign(x) * (e + e / (e + 1)) / 2;
    }

    public static Precise Cosh(Precise x)
    {
        Precise e = Exp(x);
        return (e + One / e) / 2;
    }

    public static Precise Tanh(Precise x)
    {
        Precise e = Expm1(2 * Min(Abs(x), 1000));
        return Sign(x) * e / (e + 2);
    }

    public static Precise Asinh(Precise x)
    {
        Precise t = Abs(x), square = t * t;
        return Sign(x) * Log1p(t + square / (1 + Sqrt(1 + square)));
    }

    public static Precise Acosh(Precise x)
    {
        Precise t = x - 1;
        return Log1p(t + Sqrt(t * (t + 2)));
    }

    public static Precise Atanh(Precise x) => Log1p(2 * x / (1 - x)) / 2;

    public static Precise Softplus(Precise x) => Max(x, 0) + Log1p(Exp(-Abs(x)));

    public static Precise LogAddExp(Precise a, Precise b) => Max(a, b) + Log1p(Exp(-Abs(a - b)));

    // x = n·ln 2 + r; eʳ from e^(r/2⁸).
    static Precise ExpReduced(Precise x)
    {
        Precise n = Round(x / Ln2), y = One + Expm1(Scaled(x - n * Ln2, -8));
        for (int i = 0; i < 8; i++)
            y *= y;
        return Scaled(y, (long)n.ToDouble());
    }

    // s + s³/3 + s⁵/5 + …
    static Precise ArtanhSeries(Precise s)
    {
        if (s.IsNaN || s.mantissa.IsZero)
            return s;
        Precise square = s * s, power = s, sum = s;
        for (int n = 3; power.Magnitude > sum.Magnitude - Bits - 4; n += 2)
        {
            power *= square;
            sum += power / n;
        }

        return sum;
    }
}
