using System.Numerics;

namespace AutoGrad;

/// <summary>A number that remembers which way every comparison behind it went.</summary>
/// <remarks>
/// Two evaluations of one function took the same branches when their signatures are equal; between such points the function is
/// one smooth piece. A tie is a way of its own: a &gt; b, a = b, a &lt; b and "not comparable" (NaN) are four ways. Of
/// <see cref="Where"/> only the mask and the side it chose count. The signature is a 64-bit hash, so that different ways coincide
/// with probability 2⁻⁶⁴.
/// </remarks>
public readonly partial struct BranchTrace : IReal<BranchTrace>
{
    /// <summary>A number without history.</summary>
    public BranchTrace(double value) : this(value, 0)
    {
    }

    BranchTrace(double value, ulong signature)
    {
        Value = value;
        Signature = signature;
    }

    /// <summary>The number; for a mask 1 (it holds) or 0.</summary>
    public double Value { get; }

    /// <summary>The ways that the comparisons went, in order; 0 when there was none.</summary>
    public ulong Signature { get; }

    /// <summary>The constant <paramref name="value"/>.</summary>
    public static implicit operator BranchTrace(double value) => new(value);

    /// <summary>−a.</summary>
    public static BranchTrace operator -(BranchTrace a) => new(-a.Value, a.Signature);

    /// <summary>a + b.</summary>
    public static BranchTrace operator +(BranchTrace a, BranchTrace b) => new(a.Value + b.Value, Join(a, b));

    /// <summary>a − b.</summary>
    public static BranchTrace operator -(BranchTrace a, BranchTrace b) => new(a.Value - b.Value, Join(a, b));

    /// <summary>a · b.</summary>
    public static BranchTrace operator *(BranchTrace a, BranchTrace b) => new(a.Value * b.Value, Join(a, b));

    /// <summary>a / b.</summary>
    public static BranchTrace operator /(BranchTrace a, BranchTrace b) => new(a.Value / b.Value, Join(a, b));

    /// <summary>|x|; the sign of x is a branch.</summary>
    public static BranchTrace Abs(BranchTrace x) => new(Math.Abs(x.Value), Extend(x.Signature, Kind.Abs, Order(x.Value, 0)));

    /// <summary>−1, 0 or 1; the sign of x is a branch.</summary>
    public static BranchTrace Sign(BranchTrace x) =>
        new(double.IsNaN(x.Value) ? double.NaN : Math.Sign(x.Value), Extend(x.Signature, Kind.Sign, Order(x.Value, 0)));

    /// <summary>The largest integer not above x; which one, and whether x is it, is a branch.</summary>
    public static BranchTrace Floor(BranchTrace x) => Step(x, Math.Floor(x.Value), Kind.Floor, Math.Floor(x.Value));

    /// <summary>The smallest integer not below x; which one, and whether x is it, is a branch.</summary>
    public static BranchTrace Ceiling(BranchTrace x) => Step(x, Math.Ceiling(x.Value), Kind.Ceiling, Math.Ceiling(x.Value));

    /// <summary>The nearest integer, halves to the even one; which one, and whether x is a half, is a branch.</summary>
    public static BranchTrace Round(BranchTrace x) =>
        Step(x, Math.Round(x.Value, MidpointRounding.ToEven), Kind.Round, Math.Floor(x.Value) + 0.5);

    /// <summary>The smaller of a and b; which one is a branch.</summary>
    public static BranchTrace Min(BranchTrace a, BranchTrace b) => new(Math.Min(a.Value, b.Value), Compare(a, b, Kind.Min));

    /// <summary>The larger of a and b; which one is a branch.</summary>
    public static BranchTrace Max(BranchTrace a, BranchTrace b) => new(Math.Max(a.Value, b.Value), Compare(a, b, Kind.Max));

    /// <summary>The mask of a &gt; b.</summary>
    public static BranchTrace Greater(BranchTrace a, BranchTrace b) => Mask(a.Value > b.Value, Compare(a, b, Kind.Comparison));

    /// <summary>The mask of a ≥ b.</summary>
    public static BranchTrace GreaterOrEqual(BranchTrace a, BranchTrace b) => Mask(a.Value >= b.Value, Compare(a, b, Kind.Comparison));

    /// <summary>The mask of a = b.</summary>
    public static BranchTrace Equal(BranchTrace a, BranchTrace b) => Mask(a.Value == b.Value, Compare(a, b, Kind.Comparison));

    /// <summary>The mask that holds where both do.</summary>
    public static BranchTrace And(BranchTrace a, BranchTrace b) => Mask(a.Holds && b.Holds, Join(a, b));

    /// <summary>The mask that holds where either does.</summary>
    public static BranchTrace Or(BranchTrace a, BranchTrace b) => Mask(a.Holds || b.Holds, Join(a, b));

    /// <summary>The mask that holds where <paramref name="mask"/> does not.</summary>
    public static BranchTrace Not(BranchTrace mask) => Mask(!mask.Holds, mask.Signature);

    /// <summary><paramref name="a"/> where the mask holds, else <paramref name="b"/>; branches behind the other one do not count.</summary>
    public static BranchTrace Where(BranchTrace mask, BranchTrace a, BranchTrace b)
    {
        BranchTrace chosen = mask.Holds ? a : b;
        return new(chosen.Value, Extend(Join(mask, chosen), Kind.Where, mask.Holds ? 1UL : 0UL));
    }

    /// <summary>The number and its signature, as "1.5 (branches 0123456789ABCDEF)".</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Value:R} (branches {Signature:X16})");

    bool Holds => Value != 0;

    static BranchTrace Mask(bool holds, ulong signature) => new(holds ? 1 : 0, signature);

    // The function jumps where x is equal to the boundary.
    static BranchTrace Step(BranchTrace x, double integer, Kind kind, double boundary)
    {
        ulong which = BitConverter.DoubleToUInt64Bits(integer + 0.0); // −0 is the integer 0
        return new(integer, Extend(Extend(x.Signature, kind, which), kind, x.Value == boundary ? 1UL : 0UL));
    }

    static ulong Compare(BranchTrace a, BranchTrace b, Kind kind) => Extend(Join(a, b), kind, Order(a.Value, b.Value));

    // Less, equal, greater, not comparable.
    static ulong Order(double a, double b) => a < b ? 0UL : a == b ? 1UL : a > b ? 2UL : 3UL;

    static ulong Join(BranchTrace a, BranchTrace b) =>
        b.Signature == 0 ? a.Signature : a.Signature == 0 ? b.Signature : Mix(Mix(a.Signature) + b.Signature);

    static ulong Extend(ulong signature, Kind kind, ulong way) => Mix(Mix(Mix(signature + (ulong)kind) + way));

    // Odd multiplier 2⁶⁴/φ (Knuth, The Art of Computer Programming 3, section 6.4) between shifts that fold the high bits down.
    static ulong Mix(ulong x)
    {
        const ulong GoldenRatio = 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 32)) * GoldenRatio;
        x = (x ^ (x >> 29)) * GoldenRatio;
        return BitOperations.RotateLeft(x ^ (x >> 32), 17) + GoldenRatio;
    }

    enum Kind : ulong
    {
        Comparison = 1,
        Min,
        Max,
        Abs,
        Sign,
        Floor,
        Ceiling,
        Round,
        Where,
        Atan2,
    }
}
