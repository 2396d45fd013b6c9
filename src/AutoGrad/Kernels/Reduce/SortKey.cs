using System.Numerics;

namespace AutoGrad.Kernels;

/// <summary>
/// A number and its place in one integer: above it the number, so that integers are in the order of numbers, below it the place, so that no two are equal and
/// equal numbers keep their order. Integers are sorted without a call for each comparison.
/// </summary>
internal static class SortKey
{
    const int PlaceBits = 32;

    /// <summary>The key of an element: of 64 bits for float, of 128 for double. Zeros of either sign are equal, and so are all NaN, which are the largest.</summary>
    public static TKey Of<T, TKey>(T element, int place, bool isDescending)
        where T : unmanaged, INumber<T>
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        TKey number = typeof(T) == typeof(float)
            ? TKey.CreateTruncating(isDescending ? ~Ordered(float.CreateTruncating(element)) : Ordered(float.CreateTruncating(element)))
            : TKey.CreateTruncating(isDescending ? ~Ordered(double.CreateTruncating(element)) : Ordered(double.CreateTruncating(element)));
        return (number << PlaceBits) | TKey.CreateTruncating(place);
    }

    /// <summary>The place in a key.</summary>
    public static int Place<TKey>(TKey key) where TKey : unmanaged, IBinaryInteger<TKey> => int.CreateTruncating(key);

    // The bits of numbers above zero are in their order; those below zero are in the reverse one, and come first when all their bits are inverted.
    static uint Ordered(float x)
    {
        if (float.IsNaN(x))
            return uint.MaxValue;
        int bits = BitConverter.SingleToInt32Bits(x + 0f);
        return (uint)(bits ^ ((bits >> 31) | int.MinValue));
    }

    static ulong Ordered(double x)
    {
        if (double.IsNaN(x))
            return ulong.MaxValue;
        long bits = BitConverter.DoubleToInt64Bits(x + 0d);
        return (ulong)(bits ^ ((bits >> 63) | long.MinValue));
    }
}
