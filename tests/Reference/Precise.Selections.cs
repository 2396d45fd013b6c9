using System.Numerics;

namespace AutoGrad.Reference;

// Comparisons and what is chosen by them. A mask is 1 or 0.
public readonly partial struct Precise
{
    public static Precise Abs(Precise x) => new(BigInteger.Abs(x.mantissa), x.exponent, x.IsNaN);

    public static Precise Sign(Precise x) => x.IsNaN ? NaN : x.mantissa.Sign;

    public static Precise Floor(Precise x) => x.IsNaN || x.exponent >= 0 ? x : Rounded(x.mantissa >> Math.Min(-x.exponent, int.MaxValue), 0);

    public static Precise Ceiling(Precise x) => -Floor(-x);

    public static Precise Round(Precise x)
    {
        Precise below = Floor(x), rest = x - below;
        int side = rest.CompareTo(0.5);
        return side < 0 || (side == 0 && below.IsEven) ? below : below + 1;
    }

    bool IsEven => mantissa.IsZero || exponent > 0 || (exponent == 0 && mantissa.IsEven) || (exponent < 0 && (mantissa >> -exponent).IsEven);

    public static Precise Min(Precise a, Precise b) => a.IsNaN || b.IsNaN ? NaN : a.CompareTo(b) <= 0 ? a : b;

    public static Precise Max(Precise a, Precise b) => a.IsNaN || b.IsNaN ? NaN : a.CompareTo(b) >= 0 ? a : b;

    public static Precise Greater(Precise a, Precise b) => Mask(!a.IsNaN && !b.IsNaN && a.CompareTo(b) > 0);

    public static Precise GreaterOrEqual(Precise a, Precise b) => Mask(!a.IsNaN && !b.IsNaN && a.CompareTo(b) >= 0);

    public static Precise Equal(Precise a, Precise b) => Mask(!a.IsNaN && !b.IsNaN && a.CompareTo(b) == 0);

    public static Precise And(Precise a, Precise b) => Mask(Holds(a) && Holds(b));

    public static Precise Or(Precise a, Precise b) => Mask(Holds(a) || Holds(b));

    public static Precise Not(Precise mask) => Mask(!Holds(mask));

    public static Precise Where(Precise mask, Precise a, Precise b) => Holds(mask) ? a : b;

    static Precise Mask(bool holds) => holds ? One : default;

    static bool Holds(Precise mask) => !mask.mantissa.IsZero;
}
