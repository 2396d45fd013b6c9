using System.Numerics;
using System.Numerics.Tensors;

namespace AutoGrad.Kernels;

/// <summary>Sums over axes of a row-major array, in a fixed order.</summary>
internal static class Reduce
{
    /// <summary>destination ← Σ source over the marked axes, or the same added.</summary>
    public static void Sum<T>(ReadOnlySpan<T> source, ReadOnlySpan<int> axes, ReadOnlySpan<bool> reduced, Span<T> destination, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // From the last stretch of reduced axes to the first; each sweep leaves an array without that stretch.
        T[]? rented = null;
        int end = axes.Length;
        while (true)
        {
            while (end > 0 && !reduced[end - 1])
                end--;
            int begin = end;
            while (begin > 0 && reduced[begin - 1])
                begin--;
            int outer = Product(axes[..begin]), length = Product(axes[begin..end]);
            bool isLast = !reduced[..begin].Contains(true);
            int inner = outer == 0 || length == 0 ? KeptProduct(axes[end..], reduced[end..]) : source.Length / (outer * length);
            if (isLast)
            {
                Sweep(source, outer, length, inner, destination, accumulate);
                return;
            }

            var next = new T[outer * inner];
            Sweep(source, outer, length, inner, next, accumulate: false);
            rented = next;
            source = rented;
            end = begin;
        }
    }

    /// <summary>Sums the middle of three merged axes.</summary>
    static void Sweep<T>(ReadOnlySpan<T> source, int outer, int length, int inner, Span<T> destination, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < outer; i++)
        {
            ReadOnlySpan<T> block = source.Slice(i * length * inner, length * inner);
            if (inner == 1)
            {
                T sum = TensorPrimitives.Sum(block);
                destination[i] = accumulate ? destination[i] + sum : sum;
                continue;
            }

            Span<T> row = destination.Slice(i * inner, inner);
            if (!accumulate)
                row.Clear();
            for (int k = 0; k < length; k++)
                TensorPrimitives.Add(row, block.Slice(k * inner, inner), row);
        }
    }

    static int Product(ReadOnlySpan<int> lengths)
    {
        int product = 1;
        foreach (int length in lengths)
            product *= length;
        return product;
    }

    static int KeptProduct(ReadOnlySpan<int> lengths, ReadOnlySpan<bool> reduced)
    {
        int product = 1;
        for (int i = 0; i < lengths.Length; i++)
            product *= reduced[i] ? 1 : lengths[i];
        return product;
    }
}
