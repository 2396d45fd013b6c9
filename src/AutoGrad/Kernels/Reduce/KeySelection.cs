using System.Numerics;

namespace AutoGrad.Kernels;

/// <summary>The smallest of integers that all differ, and the one of a given rank, without sorting all of them.</summary>
internal static class KeySelection
{
    /// <summary>Up to this many integers are sorted at once.</summary>
    const int Few = 16;

    /// <summary>Brings the smallest integers to the front, in order; what comes after them is undefined.</summary>
    public static void Sort<TKey>(Span<TKey> keys, int count) where TKey : unmanaged, IBinaryInteger<TKey>
    {
        if (count == 0)
            return;
        if (count > keys.Length / 4)
        {
            keys.Sort();
            return;
        }

        // Twice as many as are wanted stand at the front; when these are full, they are sorted, and the larger half makes room.
        Span<TKey> front = keys[..(2 * count)];
        int held = 2 * count;
        TKey limit = Halve(front, count, ref held);
        foreach (TKey key in keys[(2 * count)..])
        {
            if (key >= limit)
                continue;
            front[held++] = key;
            if (held == front.Length)
                limit = Halve(front, count, ref held);
        }

        front[..held].Sort();
    }

    /// <summary>The integer that has so many smaller ones; the others are reordered.</summary>
    /// <remarks>Source: C. A. R. Hoare, Algorithm 65: Find, Communications of the ACM 4 (1961). Where the pivots divide badly too often, the rest is sorted.</remarks>
    public static TKey Find<TKey>(Span<TKey> keys, int rank) where TKey : unmanaged, IBinaryInteger<TKey>
    {
        int first = 0, last = keys.Length - 1;
        for (int left = 2 * BitOperations.Log2((uint)keys.Length); left > 0 && last - first >= Few; left--)
        {
            TKey pivot = MiddleOf(keys[first], keys[first + ((last - first) / 2)], keys[last]);
            int i = first, j = last;
            while (i <= j)
            {
                while (keys[i] < pivot)
                    i++;
                while (keys[j] > pivot)
                    j--;
                if (i <= j)
                {
                    (keys[i], keys[j]) = (keys[j], keys[i]);
                    i++;
                    j--;
                }
            }

            if (rank <= j)
                last = j;
            else if (rank >= i)
                first = i;
            else
                return keys[rank];
        }

        keys[first..(last + 1)].Sort();
        return keys[rank];
    }

    static TKey Halve<TKey>(Span<TKey> front, int count, ref int held) where TKey : unmanaged, IBinaryInteger<TKey>
    {
        front.Sort();
        held = count;
        return front[count - 1];
    }

    static TKey MiddleOf<TKey>(TKey a, TKey b, TKey c) where TKey : unmanaged, IBinaryInteger<TKey> => TKey.Max(TKey.Min(a, b), TKey.Min(TKey.Max(a, b), c));
}
