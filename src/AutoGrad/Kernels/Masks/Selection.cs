using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoGrad.Kernels;

/// <summary>Loops that choose between the elements of two operands at the same place.</summary>
internal static class Selection
{
    /// <summary>chosen ← mask ? a : b; an operand is as long as the result, or has one element, which is repeated.</summary>
    public static void Run<T>(ReadOnlySpan<bool> mask, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> chosen) where T : unmanaged
    {
        if (mask.Length == 1 && !chosen.IsEmpty)
        {
            ReadOnlySpan<T> source = mask[0] ? a : b;
            if (source.Length == 1)
                chosen.Fill(source[0]);
            else
                source[..chosen.Length].CopyTo(chosen);
        }
        else if (Unsafe.SizeOf<T>() == sizeof(uint))
        {
            RunBits(mask, MemoryMarshal.Cast<T, uint>(a), MemoryMarshal.Cast<T, uint>(b), MemoryMarshal.Cast<T, uint>(chosen));
        }
        else if (Unsafe.SizeOf<T>() == sizeof(ulong))
        {
            RunBits(mask, MemoryMarshal.Cast<T, ulong>(a), MemoryMarshal.Cast<T, ulong>(b), MemoryMarshal.Cast<T, ulong>(chosen));
        }
        else
        {
            RunBits(mask, MemoryMarshal.Cast<T, byte>(a), MemoryMarshal.Cast<T, byte>(b), MemoryMarshal.Cast<T, byte>(chosen));
        }
    }

    // All bits of the mask are set or none, so that there is no branch to mispredict: masks are rarely regular.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void RunBits<TBits>(ReadOnlySpan<bool> mask, ReadOnlySpan<TBits> a, ReadOnlySpan<TBits> b, Span<TBits> chosen)
        where TBits : unmanaged, IBinaryInteger<TBits>
    {
        int stepA = a.Length == 1 ? 0 : 1, stepB = b.Length == 1 ? 0 : 1;
        mask = mask[..chosen.Length];
        for (int i = 0; i < mask.Length; i++)
        {
            TBits bits = TBits.Zero - TBits.CreateTruncating(Unsafe.BitCast<bool, byte>(mask[i])), other = b[i * stepB];
            chosen[i] = other ^ ((a[i * stepA] ^ other) & bits);
        }
    }
}

/// <summary>A choice on each stretch of a broadcast.</summary>
internal readonly ref struct SelectionStretch<T> : IStretchBody where T : unmanaged
{
    readonly ReadOnlySpan<bool> mask;
    readonly ReadOnlySpan<T> a;
    readonly ReadOnlySpan<T> b;
    readonly Span<T> chosen;

    public SelectionStretch(ReadOnlySpan<bool> mask, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> chosen)
    {
        this.mask = mask;
        this.a = a;
        this.b = b;
        this.chosen = chosen;
    }

    public void Run(scoped BroadcastStretch stretch) => Selection.Run(stretch.Of(0, mask), stretch.Of(1, a), stretch.Of(2, b), stretch.Of(chosen));
}
