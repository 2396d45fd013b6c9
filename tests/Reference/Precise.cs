using System.Numerics;

namespace AutoGrad.Reference;

/// <summary>
/// A real number with a mantissa of some 240 bits and an exponent without limits: the interpretation of the algebra against which the others are
/// measured. A function that is written over the algebra needs no reference of its own.
/// </summary>
/// <remarks>
/// There are no infinities, since nothing overflows; what has no value is NaN. Each function loses a few bits at most, and what cancels is computed in a
/// form in which it does not, so more than 200 bits are right.
/// </remarks>
public readonly partial struct Precise : IReal<Precise>
{
    /// <summary>Bits that are kept of a mantissa.</summary>
    const int Bits = 240;

    readonly BigInteger mantissa;
    readonly int exponent;

    Precise(BigInteger mantissa, int exponent, bool isNaN = false)
    {
        this.mantissa = mantissa;
        this.exponent = exponent;
        IsNaN = isNaN;
    }

    public bool IsNaN { get; }

    static Precise NaN => new(0, 0, true);

    static Precise One => new(1, 0);

    /// <summary>mantissa · 2^exponent, rounded.</summary>
    static Precise Rounded(BigInteger mantissa, long exponent, int bits = Bits)
    {
        long excess = mantissa.IsZero ? 0 : (long)BigInteger.Abs(mantissa).GetBitLength() - bits;
        if (excess > 0)
        {
            mantissa = (mantissa + (BigInteger.One << (int)(excess - 1))) >> (int)excess;
            exponent += excess;
        }

        return mantissa.IsZero ? default : new Precise(mantissa, checked((int)exponent));
    }

    /// <summary>A whole number, rounded.</summary>
    public static Precise Of(BigInteger value) => Rounded(value, 0);

    /// <summary>The exponent of the largest power of two that is not above |x|; 0 has none.</summary>
    long Magnitude => mantissa.IsZero ? long.MinValue / 2 : exponent + (long)BigInteger.Abs(mantissa).GetBitLength() - 1;

    /// <summary>The number, exactly; NaN for infinities.</summary>
    public static implicit operator Precise(double value)
    {
        if (!double.IsFinite(value))
            return NaN;
        long bits = BitConverter.DoubleToInt64Bits(value), fraction = bits & 0x000F_FFFF_FFFF_FFFF;
        int power = (int)(bits >>> 52) & 2047;
        BigInteger mantissa = power == 0 ? fraction : fraction | 0x0010_0000_0000_0000;
        return Rounded(value < 0 ? -mantissa : mantissa, Math.Max(power, 1) - 1075);
    }

    /// <summary>The nearest double, infinite beyond their range.</summary>
    public double ToDouble()
    {
        if (IsNaN)
            return double.NaN;
        if (mantissa.IsZero || Magnitude < -1080)
            return 0;
        if (Magnitude > 1024)
            return mantissa.Sign * double.PositiveInfinity;

        // To as many bits as the result has, subnormal or not.
        int bits = (int)Math.Clamp(Magnitude + 1075, 0, 53);
        if (bits == 0)
            return Magnitude == -1075 && !BigInteger.Abs(mantissa).IsPowerOfTwo ? mantissa.Sign * double.Epsilon : 0; // above half of the smallest double

        // Rounding up may have made one digit more, a zero.
        Precise rounded = HalfToEven(mantissa, exponent, bits);
        int excess = (int)Math.Max(0, (long)BigInteger.Abs(rounded.mantissa).GetBitLength() - 53);
        return Math.ScaleB((double)(rounded.mantissa >> excess), rounded.exponent + excess);
    }

    static Precise HalfToEven(BigInteger mantissa, int exponent, int bits)
    {
        long excess = (long)BigInteger.Abs(mantissa).GetBitLength() - bits;
        if (excess <= 0)
            return new Precise(mantissa, exponent);
        BigInteger magnitude = BigInteger.Abs(mantissa), kept = magnitude >> (int)excess, rest = magnitude - (kept << (int)excess), half = BigInteger.One << (int)(excess - 1);
        if (rest > half || (rest == half && !kept.IsEven))
            kept++;
        return new Precise(mantissa.Sign * kept, exponent + (int)excess);
    }

    public static Precise operator -(Precise a) => new(-a.mantissa, a.exponent, a.IsNaN);

    public static Precise operator +(Precise a, Precise b)
    {
        if (a.IsNaN || b.IsNaN)
            return NaN;
        if (a.mantissa.IsZero || b.Magnitude - a.Magnitude > 2 * Bits)
            return b;
        if (b.mantissa.IsZero || a.Magnitude - b.Magnitude > 2 * Bits)
            return a;
        int shared = Math.Min(a.exponent, b.exponent);
        return Rounded((a.mantissa << (a.exponent - shared)) + (b.mantissa << (b.exponent - shared)), shared);
    }

    public static Precise operator -(Precise a, Precise b) => a + -b;

    public static Precise operator *(Precise a, Precise b) => a.IsNaN || b.IsNaN ? NaN : Rounded(a.mantissa * b.mantissa, (long)a.exponent + b.exponent);

    public static Precise operator /(Precise a, Precise b)
    {
        if (a.IsNaN || b.IsNaN || b.mantissa.IsZero)
            return NaN;
        int more = Bits + 4 + (int)Math.Max(0, (long)BigInteger.Abs(b.mantissa).GetBitLength() - (long)BigInteger.Abs(a.mantissa).GetBitLength());
        return Rounded((a.mantissa << more) / b.mantissa, (long)a.exponent - b.exponent - more);
    }

    /// <summary>x · 2ⁿ.</summary>
    static Precise Scaled(Precise x, long n) => x.mantissa.IsZero ? x : new Precise(x.mantissa, checked((int)(x.exponent + n)), x.IsNaN);

    /// <summary>−1, 0 or 1, as numbers compare; neither is NaN.</summary>
    public int CompareTo(Precise other) => (this - other).mantissa.Sign;

    public override string ToString() => ToDouble().ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
