using System.Numerics;

namespace AutoGrad.Reference;

public readonly partial struct Precise
{
    /// <summary>Bits of π: enough for the remainder of the largest double.</summary>
    const int PiBits = 1400 + Bits;

    /// <summary>π · 2^<see cref="PiBits"/>: J. Machin, 1706, π/4 = 4 arctan 1/5 − arctan 1/239.</summary>
    static BigInteger WholePi { get; } = ((16 * ArctanOfInverse(5)) - (4 * ArctanOfInverse(239))) >> 32;

    static Precise Pi { get; } = Rounded(WholePi, -PiBits);

    public static Precise Sin(Precise x) => Turned(x, 0);

    public static Precise Cos(Precise x) => Turned(x, 1);

    public static Precise Tan(Precise x) => Sin(x) / Cos(x);

    public static Precise Atan(Precise x)
    {
        if (x.IsNaN || x.mantissa.IsZero)
            return x;
        if (Abs(x).CompareTo(1) > 0)
            return Sign(x) * (Pi / 2 - Atan(One / Abs(x)));

        // arctan x = 2 arctan (x/(1 + √(1 + x²))).
        for (int i = 0; i < 4; i++)
            x /= 1 + Sqrt(1 + x * x);
        Precise square = x * x, power = x, sum = x;
        for (int n = 3; power.Magnitude > sum.Magnitude - Bits - 4; n += 2)
        {
            power *= -square;
            sum += power / n;
        }

        return 16 * sum;
    }

    public static Precise Asin(Precise x) => Abs(x).CompareTo(1) == 0 ? Sign(x) * Pi / 2 : Atan(x / Sqrt((1 - x) * (1 + x)));

    public static Precise Acos(Precise x) => x.CompareTo(-1) == 0 ? Pi : 2 * Atan(Sqrt((1 - x) / (1 + x)));

    public static Precise Atan2(Precise y, Precise x)
    {
        if (y.IsNaN || x.IsNaN)
            return NaN;
        if (x.mantissa.IsZero)
            return Sign(y) * Pi / 2;
        Precise angle = Atan(y / x);
        return x.mantissa.Sign > 0 ? angle : y.mantissa.Sign < 0 ? angle - Pi : angle + Pi;
    }

    /// <summary>sin(x + quarters·π/2).</summary>
    static Precise Turned(Precise x, int quarters)
    {
        if (x.IsNaN)
            return NaN;

        // x as a multiple of 2^−PiBits, or of its own last place.
        int scale = Math.Max(PiBits, -x.exponent);
        BigInteger whole = x.mantissa << (x.exponent + scale), half = WholePi << (scale - PiBits) >> 1;
        BigInteger turns = BigInteger.Divide((whole << 1) + (whole.Sign * half), half << 1);
        Precise r = Rounded(whole - (turns * half), -scale);
        return (int)(((turns + quarters) % 4 + 4) % 4) switch
        {
            0 => SinSeries(r),
            1 => CosSeries(r),
            2 => -SinSeries(r),
            _ => -CosSeries(r),
        };
    }

    static Precise SinSeries(Precise r)
    {
        if (r.mantissa.IsZero)
            return r;
        Precise square = -(r * r), term = r, sum = r;
        for (int n = 2; term.Magnitude > sum.Magnitude - Bits - 4; n += 2)
        {
            term = term * square / (n * (n + 1));
            sum += term;
        }

        return sum;
    }

    static Precise CosSeries(Precise r)
    {
        Precise square = -(r * r), term = One, sum = One;
        for (int n = 1; term.Magnitude > sum.Magnitude - Bits - 4; n += 2)
        {
            term = term * square / (n * (n + 1));
            sum += term;
        }

        return sum;
    }

    /// <summary>arctan(1/n) · 2^(PiBits + 32).</summary>
    static BigInteger ArctanOfInverse(int n)
    {
        BigInteger power = (BigInteger.One << (PiBits + 32)) / n, sum = power;
        for (int k = 3; !power.IsZero; k += 2)
        {
            power /= -n * n;
            sum += power / k;
        }

        return sum;
    }
}
