using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad;

/// <summary>A single <see cref="float"/> or <see cref="double"/> that computes exactly as an element of a register does.</summary>
/// <typeparam name="T">The element: <see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>It computes in the first element of a 128-bit register, so that its results are the registers' to the last bit.</remarks>
public readonly partial struct Scalar<T> : ILanes<Scalar<T>, T> where T : unmanaged
{
    /// <summary>The number <paramref name="value"/>.</summary>
    [MethodImpl(AggressiveInlining)]
    public Scalar(T value) => Value = value;

    [MethodImpl(AggressiveInlining)]
    Scalar(Lanes128<T> register) => Value = register[0];

    /// <summary>The number.</summary>
    public T Value { get; }

    /// <summary>One.</summary>
    public static int Count
    {
        [MethodImpl(AggressiveInlining)]
        get => 1;
    }

    /// <summary>The number <paramref name="value"/>, rounded to the element type.</summary>
    [MethodImpl(AggressiveInlining)]
    public static implicit operator Scalar<T>(double value) => typeof(T) == typeof(float)
        ? new(Unsafe.BitCast<float, T>((float)value))
        : new(Unsafe.BitCast<double, T>(value));

    /// <summary>The number <paramref name="value"/>.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Scalar<T> Broadcast(T value) => new(value);

    /// <summary>Reads one element.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Scalar<T> Load(ref readonly T source) => new(source);

    /// <summary>Reads one element: a scalar is never partly filled.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Scalar<T> LoadFirst(ref readonly T source, int count) => new(source);

    /// <summary>Writes one element.</summary>
    [MethodImpl(AggressiveInlining)]
    public static void Store(Scalar<T> value, ref T destination) => destination = value.Value;

    /// <summary>Writes one element: a scalar is never partly filled.</summary>
    [MethodImpl(AggressiveInlining)]
    public static void StoreFirst(Scalar<T> value, ref T destination, int count) => destination = value.Value;

    /// <summary>−a.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Scalar<T> operator -(Scalar<T> a) => new(-Wide(a));

    /// <summary>a + b.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Scalar<T> operator +(Scalar<T> a, Scalar<T> b) => new(Wide(a) + Wide(b));

    /// <summary>a − b.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Scalar<T> operator -(Scalar<T> a, Scalar<T> b) => new(Wide(a) - Wide(b));

    /// <summary>a · b.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Scalar<T> operator *(Scalar<T> a, Scalar<T> b) => new(Wide(a) * Wide(b));

    /// <summary>a / b.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Scalar<T> operator /(Scalar<T> a, Scalar<T> b) => new(Wide(a) / Wide(b));

    /// <summary>a · b + c, rounded once where the processor has a fused instruction and twice elsewhere.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Scalar<T> MultiplyAdd(Scalar<T> a, Scalar<T> b, Scalar<T> c) => new(Lanes128<T>.MultiplyAdd(Wide(a), Wide(b), Wide(c)));

    /// <summary>√x; NaN for x &lt; 0. Correctly rounded.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Scalar<T> Sqrt(Scalar<T> x) => new(Lanes128<T>.Sqrt(Wide(x)));

    /// <summary>|x|.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Scalar<T> Abs(Scalar<T> x) => new(Lanes128<T>.Abs(Wide(x)));

    /// <summary>−1, 0 or 1; NaN for NaN.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Scalar<T> Sign(Scalar<T> x) => new(Lanes128<T>.Sign(Wide(x)));

    /// <summary>The largest integer not above x.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Scalar<T> Floor(Scalar<T> x) => new(Lanes128<T>.Floor(Wide(x)));

    /// <summary>The smallest integer not below x.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Scalar<T> Ceiling(Scalar<T> x) => new(Lanes128<T>.Ceiling(Wide(x)));

    /// <summary>The nearest integer, halves to the even one.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Scalar<T> Round(Scalar<T> x) => new(Lanes128<T>.Round(Wide(x)));

    /// <summary>The smaller of a and b; NaN if either is NaN.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Scalar<T> Min(Scalar<T> a, Scalar<T> b) => new(Lanes128<T>.Min(Wide(a), Wide(b)));

    /// <summary>The larger of a and b; NaN if either is NaN.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Scalar<T> Max(Scalar<T> a, Scalar<T> b) => new(Lanes128<T>.Max(Wide(a), Wide(b)));

    /// <summary>The mask of a &gt; b: all bits set where it holds, none elsewhere.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Scalar<T> Greater(Scalar<T> a, Scalar<T> b) => new(Lanes128<T>.Greater(Wide(a), Wide(b)));

    /// <summary>The mask of a ≥ b.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Scalar<T> GreaterOrEqual(Scalar<T> a, Scalar<T> b) => new(Lanes128<T>.GreaterOrEqual(Wide(a), Wide(b)));

    /// <summary>The mask of a &lt; b.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Scalar<T> Less(Scalar<T> a, Scalar<T> b) => new(Lanes128<T>.Less(Wide(a), Wide(b)));

    /// <summary>The mask of a ≤ b.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Scalar<T> LessOrEqual(Scalar<T> a, Scalar<T> b) => new(Lanes128<T>.LessOrEqual(Wide(a), Wide(b)));

    /// <summary>The mask of a = b.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Scalar<T> Equal(Scalar<T> a, Scalar<T> b) => new(Lanes128<T>.Equal(Wide(a), Wide(b)));

    /// <summary>The mask that holds where both do.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Scalar<T> And(Scalar<T> a, Scalar<T> b) => new(Lanes128<T>.And(Wide(a), Wide(b)));

    /// <summary>The mask that holds where either does.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Scalar<T> Or(Scalar<T> a, Scalar<T> b) => new(Lanes128<T>.Or(Wide(a), Wide(b)));

    /// <summary>The mask that holds where <paramref name="mask"/> does not.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Scalar<T> Not(Scalar<T> mask) => new(Lanes128<T>.Not(Wide(mask)));

    /// <summary><paramref name="a"/> where the mask holds, else <paramref name="b"/>; the value not chosen has no influence.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Scalar<T> Where(Scalar<T> mask, Scalar<T> a, Scalar<T> b) => new(Lanes128<T>.Where(Wide(mask), Wide(a), Wide(b)));

    /// <summary>The number in the invariant culture's shortest form that reads back as itself.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Value}");

    // The other elements of the register are never looked at.
    [MethodImpl(AggressiveInlining)]
    static Lanes128<T> Wide(Scalar<T> x) => new(Vector128.CreateScalarUnsafe(x.Value));
}
