using System.Numerics;

namespace AutoGrad.Kernels;

/// <summary>Orders along the middle axis of an array, whose results are places along that axis. Equal elements keep their order, and NaN is the largest.</summary>
internal static class Orders
{
    /// <summary>The places of the elements of each line from the smallest to the largest or the other way round.</summary>
    /// <param name="layout">How the lines lie in the source.</param>
    /// <param name="source">The elements: float or double.</param>
    /// <param name="isDescending">Whether the largest comes first.</param>
    /// <param name="count">How many places to give for a line.</param>
    /// <param name="places">The places, laid out like the source with <paramref name="count"/> instead of the axis's length.</param>
    public static void Sort<T>(in LineLayout layout, ReadOnlySpan<T> source, bool isDescending, int count, Span<int> places) where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(float))
            Sort<T, ulong>(layout, source, isDescending, count, places);
        else
            Sort<T, UInt128>(layout, source, isDescending, count, places);
    }

    /// <summary>The place of the middle element of each line in the order of size, of the lower of two; of the last NaN if there is one.</summary>
    public static void Middle<T>(in LineLayout layout, ReadOnlySpan<T> source, Span<int> places) where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(float))
            Middle<T, ulong>(layout, source, places);
        else
            Middle<T, UInt128>(layout, source, places);
    }

    static void Sort<T, TKey>(in LineLayout layout, ReadOnlySpan<T> source, bool isDescending, int count, Span<int> places)
        where T : unmanaged, INumber<T>
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        using var memory = new Scratch<TKey>(layout.Length);
        Span<TKey> keys = memory.Span;
        for (int block = 0; block < layout.Outer; block++)
        {
            for (int column = 0; column < layout.Inner; column++)
            {
                FillKeys(layout, source, block, column, isDescending, keys);
                KeySelection.Sort(keys, count);
                for (int i = 0; i < count; i++)
                    places[(((block * count) + i) * layout.Inner) + column] = SortKey.Place(keys[i]);
            }
        }
    }

    static void Middle<T, TKey>(in LineLayout layout, ReadOnlySpan<T> source, Span<int> places)
        where T : unmanaged, INumber<T>
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        using var memory = new Scratch<TKey>(layout.Length);
        Span<TKey> keys = memory.Span;
        for (int block = 0; block < layout.Outer; block++)
        {
            for (int column = 0; column < layout.Inner; column++)
            {
                int lastNaN = FillKeys(layout, source, block, column, isDescending: false, keys);
                places[(block * layout.Inner) + column] = lastNaN >= 0 ? lastNaN : SortKey.Place(KeySelection.Find(keys, (layout.Length - 1) / 2));
            }
        }
    }

    /// <summary>Makes the keys of a line.</summary>
    /// <returns>The place of its last NaN; −1 if there is none.</returns>
    static int FillKeys<T, TKey>(in LineLayout layout, ReadOnlySpan<T> source, int block, int column, bool isDescending, Span<TKey> keys)
        where T : unmanaged, INumber<T>
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        int lastNaN = -1;
        for (int i = 0; i < keys.Length; i++)
        {
            T element = source[(((block * keys.Length) + i) * layout.Inner) + column];
            keys[i] = SortKey.Of<T, TKey>(element, i, isDescending);
            lastNaN = T.IsNaN(element) ? i : lastNaN;
        }

        return lastNaN;
    }
}
