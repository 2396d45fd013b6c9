using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;
using static System.Runtime.CompilerServices.Unsafe;

namespace AutoGrad;

/// <summary>A register of 256 bits: 8 <see cref="float"/> or 4 <see cref="double"/> elements.</summary>
/// <typeparam name="T">The element: <see cref="float"/> or <see cref="double"/>.</typeparam>
public readonly partial struct Lanes256<T> : ILanes<Lanes256<T>, T> where T : unmanaged
{
    // Results are made by bit casts and not by the constructor: the compiler inlines only while a method has fewer than
    // 512 temporaries, and a constructor call takes two.
    readonly Vector256<T> _elements;

    [MethodImpl(AggressiveInlining)]
    internal Lanes256(Vector256<T> elements) => _elements = elements;

    /// <summary>How many elements the register holds.</summary>
    public static int Count
    {
        [MethodImpl(AggressiveInlining)]
        get => Vector256<T>.Count;
    }

    /// <summary>Whether the processor computes registers of this width at once.</summary>
    public static bool IsAccelerated
    {
        [MethodImpl(AggressiveInlining)]
        get => Vector256.IsHardwareAccelerated;
    }

    /// <summary>The element at <paramref name="index"/>.</summary>
    public T this[int index] => _elements[index];

    /// <summary>All elements equal to <paramref name="value"/>, rounded to the element type.</summary>
    [MethodImpl(AggressiveInlining)]
    public static implicit operator Lanes256<T>(double value) => typeof(T) == typeof(float)
        ? BitCast<Vector256<float>, Lanes256<T>>(Vector256.Create((float)value))
        : BitCast<Vector256<double>, Lanes256<T>>(Vector256.Create(value));

    /// <summary>All elements equal to <paramref name="value"/>.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256<T> Broadcast(T value) => BitCast<Vector256<T>, Lanes256<T>>(Vector256.Create(value));

    /// <summary>Reads <see cref="Count"/> elements.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256<T> Load(ref readonly T source) => BitCast<Vector256<T>, Lanes256<T>>(Vector256.LoadUnsafe(in source));

    /// <summary>Writes <see cref="Count"/> elements.</summary>
    [MethodImpl(AggressiveInlining)]
    public static void Store(Lanes256<T> value, ref T destination) => value._elements.StoreUnsafe(ref destination);

    /// <summary>−a.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256<T> operator -(Lanes256<T> a) => BitCast<Vector256<T>, Lanes256<T>>(-a._elements);

    /// <summary>a + b.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256<T> operator +(Lanes256<T> a, Lanes256<T> b) => BitCast<Vector256<T>, Lanes256<T>>(a._elements + b._elements);

    /// <summary>a − b.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256<T> operator -(Lanes256<T> a, Lanes256<T> b) => BitCast<Vector256<T>, Lanes256<T>>(a._elements - b._elements);

    /// <summary>a · b.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256<T> operator *(Lanes256<T> a, Lanes256<T> b) => BitCast<Vector256<T>, Lanes256<T>>(a._elements * b._elements);

    /// <summary>a / b.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256<T> operator /(Lanes256<T> a, Lanes256<T> b) => BitCast<Vector256<T>, Lanes256<T>>(a._elements / b._elements);

    /// <summary>a · b + c, rounded once where the processor has a fused instruction and twice elsewhere.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256<T> MultiplyAdd(Lanes256<T> a, Lanes256<T> b, Lanes256<T> c) => typeof(T) == typeof(float)
        ? BitCast<Vector256<float>, Lanes256<T>>(
            Vector256.MultiplyAddEstimate(a._elements.AsSingle(), b._elements.AsSingle(), c._elements.AsSingle()))
        : BitCast<Vector256<double>, Lanes256<T>>(
            Vector256.MultiplyAddEstimate(a._elements.AsDouble(), b._elements.AsDouble(), c._elements.AsDouble()));

    /// <summary>√x; NaN for x &lt; 0. Correctly rounded.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256<T> Sqrt(Lanes256<T> x) => BitCast<Vector256<T>, Lanes256<T>>(Vector256.Sqrt(x._elements));

    /// <summary>|x|.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256<T> Abs(Lanes256<T> x) => BitCast<Vector256<T>, Lanes256<T>>(Vector256.Abs(x._elements));

    /// <summary>−1, 0 or 1; NaN for NaN.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256<T> Sign(Lanes256<T> x) =>
        Where(Greater(x, 0), 1, Where(Greater(0, x), -1, x + 0)); // −0 + 0 is 0

    /// <summary>The largest integer not above x.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256<T> Floor(Lanes256<T> x) => typeof(T) == typeof(float)
        ? BitCast<Vector256<float>, Lanes256<T>>(Vector256.Floor(x._elements.AsSingle()))
        : BitCast<Vector256<double>, Lanes256<T>>(Vector256.Floor(x._elements.AsDouble()));

    /// <summary>The smallest integer not below x.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256<T> Ceiling(Lanes256<T> x) => typeof(T) == typeof(float)
        ? BitCast<Vector256<float>, Lanes256<T>>(Vector256.Ceiling(x._elements.AsSingle()))
        : BitCast<Vector256<double>, Lanes256<T>>(Vector256.Ceiling(x._elements.AsDouble()));

    /// <summary>The nearest integer, halves to the even one.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256<T> Round(Lanes256<T> x) => typeof(T) == typeof(float)
        ? BitCast<Vector256<float>, Lanes256<T>>(Vector256.Round(x._elements.AsSingle()))
        : BitCast<Vector256<double>, Lanes256<T>>(Vector256.Round(x._elements.AsDouble()));

    /// <summary>The smaller of a and b; NaN if either is NaN.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256<T> Min(Lanes256<T> a, Lanes256<T> b) =>
        BitCast<Vector256<T>, Lanes256<T>>(Vector256.Min(a._elements, b._elements));

    /// <summary>The larger of a and b; NaN if either is NaN.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256<T> Max(Lanes256<T> a, Lanes256<T> b) =>
        BitCast<Vector256<T>, Lanes256<T>>(Vector256.Max(a._elements, b._elements));

    /// <summary>The mask of a &gt; b: all bits set where it holds, none elsewhere.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256<T> Greater(Lanes256<T> a, Lanes256<T> b) =>
        BitCast<Vector256<T>, Lanes256<T>>(Vector256.GreaterThan(a._elements, b._elements));

    /// <summary>The mask of a ≥ b.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256<T> GreaterOrEqual(Lanes256<T> a, Lanes256<T> b) =>
        BitCast<Vector256<T>, Lanes256<T>>(Vector256.GreaterThanOrEqual(a._elements, b._elements));

    /// <summary>The mask of a &lt; b.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256<T> Less(Lanes256<T> a, Lanes256<T> b) =>
        BitCast<Vector256<T>, Lanes256<T>>(Vector256.LessThan(a._elements, b._elements));

    /// <summary>The mask of a ≤ b.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256<T> LessOrEqual(Lanes256<T> a, Lanes256<T> b) =>
        BitCast<Vector256<T>, Lanes256<T>>(Vector256.LessThanOrEqual(a._elements, b._elements));

    /// <summary>The mask of a = b.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256<T> Equal(Lanes256<T> a, Lanes256<T> b) =>
        BitCast<Vector256<T>, Lanes256<T>>(Vector256.Equals(a._elements, b._elements));

    /// <summary>The mask that holds where both do.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256<T> And(Lanes256<T> a, Lanes256<T> b) => BitCast<Vector256<T>, Lanes256<T>>(a._elements & b._elements);

    /// <summary>The mask that holds where either does.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256<T> Or(Lanes256<T> a, Lanes256<T> b) => BitCast<Vector256<T>, Lanes256<T>>(a._elements | b._elements);

    /// <summary>The mask that holds where <paramref name="mask"/> does not.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256<T> Not(Lanes256<T> mask) => BitCast<Vector256<T>, Lanes256<T>>(~mask._elements);

    /// <summary><paramref name="a"/> where the mask holds, else <paramref name="b"/>; the value not chosen has no influence.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes256<T> Where(Lanes256<T> mask, Lanes256<T> a, Lanes256<T> b) =>
        BitCast<Vector256<T>, Lanes256<T>>(Vector256.ConditionalSelect(mask._elements, a._elements, b._elements));

    /// <summary>The elements, as "&lt;1, 2, …&gt;".</summary>
    public override string ToString() => _elements.ToString();
}
