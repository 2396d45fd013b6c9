using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;
using static System.Runtime.CompilerServices.Unsafe;

namespace AutoGrad;

/// <summary>A register of 128 bits: 4 <see cref="float"/> or 2 <see cref="double"/> elements.</summary>
/// <typeparam name="T">The element: <see cref="float"/> or <see cref="double"/>.</typeparam>
public readonly partial struct Lanes128<T> : ILanes<Lanes128<T>, T> where T : unmanaged
{
    // Results are made by bit casts and not by the constructor: the compiler inlines only while a method has fewer than
    // 512 temporaries, and a constructor call takes two.
    readonly Vector128<T> _elements;

    [MethodImpl(AggressiveInlining)]
    internal Lanes128(Vector128<T> elements) => _elements = elements;

    /// <summary>How many elements the register holds.</summary>
    public static int Count
    {
        [MethodImpl(AggressiveInlining)]
        get => Vector128<T>.Count;
    }

    /// <summary>Whether the processor computes registers of this width at once.</summary>
    public static bool IsAccelerated
    {
        [MethodImpl(AggressiveInlining)]
        get => Vector128.IsHardwareAccelerated;
    }

    /// <summary>The element at <paramref name="index"/>.</summary>
    public T this[int index] => _elements[index];

    /// <summary>All elements equal to <paramref name="value"/>, rounded to the element type.</summary>
    [MethodImpl(AggressiveInlining)]
    public static implicit operator Lanes128<T>(double value) => typeof(T) == typeof(float)
        ? BitCast<Vector128<float>, Lanes128<T>>(Vector128.Create((float)value))
        : BitCast<Vector128<double>, Lanes128<T>>(Vector128.Create(value));

    /// <summary>All elements equal to <paramref name="value"/>.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128<T> Broadcast(T value) => BitCast<Vector128<T>, Lanes128<T>>(Vector128.Create(value));

    /// <summary>Reads <see cref="Count"/> elements.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128<T> Load(ref readonly T source) => BitCast<Vector128<T>, Lanes128<T>>(Vector128.LoadUnsafe(in source));

    /// <summary>Writes <see cref="Count"/> elements.</summary>
    [MethodImpl(AggressiveInlining)]
    public static void Store(Lanes128<T> value, ref T destination) => value._elements.StoreUnsafe(ref destination);

    /// <summary>−a.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128<T> operator -(Lanes128<T> a) => BitCast<Vector128<T>, Lanes128<T>>(-a._elements);

    /// <summary>a + b.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128<T> operator +(Lanes128<T> a, Lanes128<T> b) => BitCast<Vector128<T>, Lanes128<T>>(a._elements + b._elements);

    /// <summary>a − b.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128<T> operator -(Lanes128<T> a, Lanes128<T> b) => BitCast<Vector128<T>, Lanes128<T>>(a._elements - b._elements);

    /// <summary>a · b.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128<T> operator *(Lanes128<T> a, Lanes128<T> b) => BitCast<Vector128<T>, Lanes128<T>>(a._elements * b._elements);

    /// <summary>a / b.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128<T> operator /(Lanes128<T> a, Lanes128<T> b) => BitCast<Vector128<T>, Lanes128<T>>(a._elements / b._elements);

    /// <summary>a · b + c, rounded once where the processor has a fused instruction and twice elsewhere.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128<T> MultiplyAdd(Lanes128<T> a, Lanes128<T> b, Lanes128<T> c) => typeof(T) == typeof(float)
        ? BitCast<Vector128<float>, Lanes128<T>>(
            Vector128.MultiplyAddEstimate(a._elements.AsSingle(), b._elements.AsSingle(), c._elements.AsSingle()))
        : BitCast<Vector128<double>, Lanes128<T>>(
            Vector128.MultiplyAddEstimate(a._elements.AsDouble(), b._elements.AsDouble(), c._elements.AsDouble()));

    /// <summary>√x; NaN for x &lt; 0. Correctly rounded.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128<T> Sqrt(Lanes128<T> x) => BitCast<Vector128<T>, Lanes128<T>>(Vector128.Sqrt(x._elements));

    /// <summary>|x|.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128<T> Abs(Lanes128<T> x) => BitCast<Vector128<T>, Lanes128<T>>(Vector128.Abs(x._elements));

    /// <summary>−1, 0 or 1; NaN for NaN.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128<T> Sign(Lanes128<T> x) =>
        Where(Greater(x, 0), 1, Where(Greater(0, x), -1, x + 0)); // −0 + 0 is 0

    /// <summary>The largest integer not above x.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128<T> Floor(Lanes128<T> x) => typeof(T) == typeof(float)
        ? BitCast<Vector128<float>, Lanes128<T>>(Vector128.Floor(x._elements.AsSingle()))
        : BitCast<Vector128<double>, Lanes128<T>>(Vector128.Floor(x._elements.AsDouble()));

    /// <summary>The smallest integer not below x.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128<T> Ceiling(Lanes128<T> x) => typeof(T) == typeof(float)
        ? BitCast<Vector128<float>, Lanes128<T>>(Vector128.Ceiling(x._elements.AsSingle()))
        : BitCast<Vector128<double>, Lanes128<T>>(Vector128.Ceiling(x._elements.AsDouble()));

    /// <summary>The nearest integer, halves to the even one.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128<T> Round(Lanes128<T> x) => typeof(T) == typeof(float)
        ? BitCast<Vector128<float>, Lanes128<T>>(Vector128.Round(x._elements.AsSingle()))
        : BitCast<Vector128<double>, Lanes128<T>>(Vector128.Round(x._elements.AsDouble()));

    /// <summary>The smaller of a and b; NaN if either is NaN.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128<T> Min(Lanes128<T> a, Lanes128<T> b) =>
        BitCast<Vector128<T>, Lanes128<T>>(Vector128.Min(a._elements, b._elements));

    /// <summary>The larger of a and b; NaN if either is NaN.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128<T> Max(Lanes128<T> a, Lanes128<T> b) =>
        BitCast<Vector128<T>, Lanes128<T>>(Vector128.Max(a._elements, b._elements));

    /// <summary>The mask of a &gt; b: all bits set where it holds, none elsewhere.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128<T> Greater(Lanes128<T> a, Lanes128<T> b) =>
        BitCast<Vector128<T>, Lanes128<T>>(Vector128.GreaterThan(a._elements, b._elements));

    /// <summary>The mask of a ≥ b.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128<T> GreaterOrEqual(Lanes128<T> a, Lanes128<T> b) =>
        BitCast<Vector128<T>, Lanes128<T>>(Vector128.GreaterThanOrEqual(a._elements, b._elements));

    /// <summary>The mask of a &lt; b.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128<T> Less(Lanes128<T> a, Lanes128<T> b) =>
        BitCast<Vector128<T>, Lanes128<T>>(Vector128.LessThan(a._elements, b._elements));

    /// <summary>The mask of a ≤ b.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128<T> LessOrEqual(Lanes128<T> a, Lanes128<T> b) =>
        BitCast<Vector128<T>, Lanes128<T>>(Vector128.LessThanOrEqual(a._elements, b._elements));

    /// <summary>The mask of a = b.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128<T> Equal(Lanes128<T> a, Lanes128<T> b) =>
        BitCast<Vector128<T>, Lanes128<T>>(Vector128.Equals(a._elements, b._elements));

    /// <summary>The mask that holds where both do.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128<T> And(Lanes128<T> a, Lanes128<T> b) => BitCast<Vector128<T>, Lanes128<T>>(a._elements & b._elements);

    /// <summary>The mask that holds where either does.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128<T> Or(Lanes128<T> a, Lanes128<T> b) => BitCast<Vector128<T>, Lanes128<T>>(a._elements | b._elements);

    /// <summary>The mask that holds where <paramref name="mask"/> does not.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128<T> Not(Lanes128<T> mask) => BitCast<Vector128<T>, Lanes128<T>>(~mask._elements);

    /// <summary><paramref name="a"/> where the mask holds, else <paramref name="b"/>; the value not chosen has no influence.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Lanes128<T> Where(Lanes128<T> mask, Lanes128<T> a, Lanes128<T> b) =>
        BitCast<Vector128<T>, Lanes128<T>>(Vector128.ConditionalSelect(mask._elements, a._elements, b._elements));

    /// <summary>The elements, as "&lt;1, 2, …&gt;".</summary>
    public override string ToString() => _elements.ToString();
}
