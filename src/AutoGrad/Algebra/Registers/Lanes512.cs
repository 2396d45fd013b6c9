using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;
using static System.Runtime.CompilerServices.Unsafe;

namespace AutoGrad;

/// <summary>A register of 512 bits: 16 <see cref="float"/> or 8 <see cref="double"/> elements.</summary>
/// <typeparam name="T">The element: <see cref="float"/> or <see cref="double"/>.</typeparam>
public readonly partial struct Lanes512<T> : ILanes<Lanes512<T>, T> where T : unmanaged
{
    // Results are made by bit casts and not by the constructor: the compiler inlines only while a method has fewer than
    // 512 temporaries, and a constructor call takes two.
    readonly Vector512<T> _elements;

    [MethodImpl(AggressiveInlining)]
    internal Lanes512(Vector512<T> elements) => _elements = elements;

    /// <summary>How many elements the register holds.</summary>
    public static int Count
    {
        [MethodImpl(AggressiveInlining)]
        get => Vector512<T>.Count;
    }

    /// <summary>Whether the processor computes registers of this width at once.</summary>
    public static bool IsAccelerated
    {
        [MethodImpl(AggressiveInlining)]
        get => Vector512.IsHardwareAccelerated;
    }

    /// <summary>The element at <paramref name="index"/>.</summary>
    public T this[int index] => _elements[index];

    /// <summary>All elements equal to <paramref name="value"/>, rounded to the element type.</summary>
    [MethodImpl(AggressiveInlining)]
    public static implicit operator Lanes512<T>(double value) => typeof(T) == typeof(float)
        ? BitCast<Vector512<float>, Lanes512<T>>(Vector512.Create((float)value))
        : BitCast<Vector512<double>, Lanes512<T>>(Vector512.Create(value));

    /// <summary>All elements equal to <paramref name="value"/>.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512<T> Broadcast(T value) => BitCast<Vector512<T>, Lanes512<T>>(Vector512.Create(value));

    /// <summary>Reads <see cref="Count"/> elements.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512<T> Load(ref readonly T source) => BitCast<Vector512<T>, Lanes512<T>>(Vector512.LoadUnsafe(in source));

    /// <summary>Writes <see cref="Count"/> elements.</summary>
    [MethodImpl(AggressiveInlining)]
    public static void Store(Lanes512<T> value, ref T destination) => value._elements.StoreUnsafe(ref destination);

    /// <summary>−a.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512<T> operator -(Lanes512<T> a) => BitCast<Vector512<T>, Lanes512<T>>(-a._elements);

    /// <summary>a + b.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512<T> operator +(Lanes512<T> a, Lanes512<T> b) => BitCast<Vector512<T>, Lanes512<T>>(a._elements + b._elements);

    /// <summary>a − b.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512<T> operator -(Lanes512<T> a, Lanes512<T> b) => BitCast<Vector512<T>, Lanes512<T>>(a._elements - b._elements);

    /// <summary>a · b.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512<T> operator *(Lanes512<T> a, Lanes512<T> b) => BitCast<Vector512<T>, Lanes512<T>>(a._elements * b._elements);

    /// <summary>a / b.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512<T> operator /(Lanes512<T> a, Lanes512<T> b) => BitCast<Vector512<T>, Lanes512<T>>(a._elements / b._elements);

    /// <summary>a · b + c, rounded once where the processor has a fused instruction and twice elsewhere.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512<T> MultiplyAdd(Lanes512<T> a, Lanes512<T> b, Lanes512<T> c) => typeof(T) == typeof(float)
        ? BitCast<Vector512<float>, Lanes512<T>>(
            Vector512.MultiplyAddEstimate(a._elements.AsSingle(), b._elements.AsSingle(), c._elements.AsSingle()))
        : BitCast<Vector512<double>, Lanes512<T>>(
            Vector512.MultiplyAddEstimate(a._elements.AsDouble(), b._elements.AsDouble(), c._elements.AsDouble()));

    /// <summary>√x; NaN for x &lt; 0. Correctly rounded.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512<T> Sqrt(Lanes512<T> x) => BitCast<Vector512<T>, Lanes512<T>>(Vector512.Sqrt(x._elements));

    /// <summary>|x|.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512<T> Abs(Lanes512<T> x) => BitCast<Vector512<T>, Lanes512<T>>(Vector512.Abs(x._elements));

    /// <summary>−1, 0 or 1; NaN for NaN.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512<T> Sign(Lanes512<T> x) =>
        Where(Greater(x, 0), 1, Where(Greater(0, x), -1, x + 0)); // −0 + 0 is 0

    /// <summary>The largest integer not above x.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512<T> Floor(Lanes512<T> x) => typeof(T) == typeof(float)
        ? BitCast<Vector512<float>, Lanes512<T>>(Vector512.Floor(x._elements.AsSingle()))
        : BitCast<Vector512<double>, Lanes512<T>>(Vector512.Floor(x._elements.AsDouble()));

    /// <summary>The smallest integer not below x.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512<T> Ceiling(Lanes512<T> x) => typeof(T) == typeof(float)
        ? BitCast<Vector512<float>, Lanes512<T>>(Vector512.Ceiling(x._elements.AsSingle()))
        : BitCast<Vector512<double>, Lanes512<T>>(Vector512.Ceiling(x._elements.AsDouble()));

    /// <summary>The nearest integer, halves to the even one.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512<T> Round(Lanes512<T> x) => typeof(T) == typeof(float)
        ? BitCast<Vector512<float>, Lanes512<T>>(Vector512.Round(x._elements.AsSingle()))
        : BitCast<Vector512<double>, Lanes512<T>>(Vector512.Round(x._elements.AsDouble()));

    /// <summary>The smaller of a and b; NaN if either is NaN.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512<T> Min(Lanes512<T> a, Lanes512<T> b) =>
        BitCast<Vector512<T>, Lanes512<T>>(Vector512.Min(a._elements, b._elements));

    /// <summary>The larger of a and b; NaN if either is NaN.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512<T> Max(Lanes512<T> a, Lanes512<T> b) =>
        BitCast<Vector512<T>, Lanes512<T>>(Vector512.Max(a._elements, b._elements));

    /// <summary>The mask of a &gt; b: all bits set where it holds, none elsewhere.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512<T> Greater(Lanes512<T> a, Lanes512<T> b) =>
        BitCast<Vector512<T>, Lanes512<T>>(Vector512.GreaterThan(a._elements, b._elements));

    /// <summary>The mask of a ≥ b.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512<T> GreaterOrEqual(Lanes512<T> a, Lanes512<T> b) =>
        BitCast<Vector512<T>, Lanes512<T>>(Vector512.GreaterThanOrEqual(a._elements, b._elements));

    /// <summary>The mask of a &lt; b.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512<T> Less(Lanes512<T> a, Lanes512<T> b) =>
        BitCast<Vector512<T>, Lanes512<T>>(Vector512.LessThan(a._elements, b._elements));

    /// <summary>The mask of a ≤ b.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512<T> LessOrEqual(Lanes512<T> a, Lanes512<T> b) =>
        BitCast<Vector512<T>, Lanes512<T>>(Vector512.LessThanOrEqual(a._elements, b._elements));

    /// <summary>The mask of a = b.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512<T> Equal(Lanes512<T> a, Lanes512<T> b) =>
        BitCast<Vector512<T>, Lanes512<T>>(Vector512.Equals(a._elements, b._elements));

    /// <summary>The mask that holds where both do.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512<T> And(Lanes512<T> a, Lanes512<T> b) => BitCast<Vector512<T>, Lanes512<T>>(a._elements & b._elements);

    /// <summary>The mask that holds where either does.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512<T> Or(Lanes512<T> a, Lanes512<T> b) => BitCast<Vector512<T>, Lanes512<T>>(a._elements | b._elements);

    /// <summary>The mask that holds where <paramref name="mask"/> does not.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512<T> Not(Lanes512<T> mask) => BitCast<Vector512<T>, Lanes512<T>>(~mask._elements);

    /// <summary><paramref name="a"/> where the mask holds, else <paramref name="b"/>; the value not chosen has no influence.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes512<T> Where(Lanes512<T> mask, Lanes512<T> a, Lanes512<T> b) =>
        BitCast<Vector512<T>, Lanes512<T>>(Vector512.ConditionalSelect(mask._elements, a._elements, b._elements));

    /// <summary>The elements, as "&lt;1, 2, …&gt;".</summary>
    public override string ToString() => _elements.ToString();
}
