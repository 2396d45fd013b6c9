using System.Buffers;
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
        (int outer, int length, int inner, _) = layout;
        TKey[] memory = ArrayPool<TKey>.Shared.Rent(length);
        Span<TKey> keys = memory.AsSpan(0, length);
        for (int block = 0; block < outer; block++)
        {
            for (int column = 0; column < inner; column++)
            {
                for (int i = 0; i < length; i++)
                    keys[i] = SortKey.Of<T, TKey>(source[(((block * length) + i) * inner) + column], i, isDescending);
                KeySelection.Sort(keys, count);
                for (int i = 0; i < count; i++)
                    places[(((block * count) + i) * inner) + column] = SortKey.Place(keys[i]);
            }
        }

        ArrayPool<TKey>.Shared.Return(memory);
    }

    static void Middle<T, TKey>(in LineLayout layout, ReadOnlySpan<T> source, Span<int> places)
        where T : unmanaged, INumber<T>
        where TKey : unmanaged, IBinaryInteger<TKey>
    {
        (int outer, int length, int inner, _) = layout;
        TKey[] memory = ArrayPool<TKey>.Shared.Rent(length);
        Span<TKey> keys = memory.AsSpan(0, length);
        for (int block = 0; block < outer; block++)
        {
            for (int column = 0; column < inner; column++)
            {
                int lastNaN = -1;
                for (int i = 0; i < length; i++)
                {
                    T element = source[(((block * length) + i) * inner) + column];
                    keys[i] = SortKey.Of<T, TKey>(element, i, isDescending: false);
                    lastNaN = T.IsNaN(element) ? i : lastNaN;
                }

                places[(block * inner) + column] = lastNaN >= 0 ? lastNaN : SortKey.Place(KeySelection.Find(keys, (length - 1) / 2));
            }
        }

        ArrayPool<TKey>.Shared.Return(memory);
    }
}
