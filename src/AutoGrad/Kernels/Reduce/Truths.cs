using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace AutoGrad.Kernels;

/// <summary>Reductions along the middle axis of an array whose results are truth values or counts.</summary>
internal static class Truths
{
    /// <summary>For each line <paramref name="sought"/> if the line contains it, else the other truth value.</summary>
    public static void Any(in LineLayout layout, ReadOnlySpan<bool> source, bool sought, Span<bool> destination)
    {
        (int outer, int length, int inner, _) = layout;
        if (inner == 1)
        {
            for (int line = 0; line < outer; line++)
                destination[line] = source.Slice(line * length, length).Contains(sought) == sought;
            return;
        }

        destination.Fill(!sought);
        ReadOnlySpan<byte> bits = MemoryMarshal.AsBytes(source);
        for (int block = 0; block < outer; block++)
        {
            Span<byte> found = MemoryMarshal.AsBytes(destination.Slice(block * inner, inner));
            for (int row = 0; row < length; row++)
            {
                ReadOnlySpan<byte> elements = bits.Slice(((block * length) + row) * inner, inner);
                if (sought)
                    TensorPrimitives.BitwiseOr(found, elements, found);
                else
                    TensorPrimitives.BitwiseAnd(found, elements, found);
            }
        }
    }

    /// <summary>The number of elements of each line other than zero; NaN is one.</summary>
    public static void CountNonZero<T>(in LineLayout layout, ReadOnlySpan<T> source, Span<int> counts) where T : unmanaged, IEquatable<T>
    {
        (int outer, int length, int inner, _) = layout;
        counts.Clear();
        for (int block = 0; block < outer; block++)
        {
            for (int row = 0; row < length; row++)
            {
                ReadOnlySpan<T> elements = source.Slice(((block * length) + row) * inner, inner);
                Span<int> found = counts.Slice(block * inner, inner);
                for (int column = 0; column < inner; column++)
                    found[column] += elements[column].Equals(default) ? 0 : 1;
            }
        }
    }
}
