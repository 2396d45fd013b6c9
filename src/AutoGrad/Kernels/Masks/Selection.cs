using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static void RunBits<TBits>(ReadOnlySpan<bool> mask, ReadOnlySpan<TBits> a, ReadOnlySpan<TBits> b, Span<TBits> chosen)
        where TBits : unmanaged, IBinaryInteger<TBits>
    {
        int stepA = a.Length == 1 ? 0 : 1, stepB = b.Length == 1 ? 0 : 1;
        mask = mask[..chosen.Length];
        a = stepA == 0 ? a : a[..chosen.Length];
        b = stepB == 0 ? b : b[..chosen.Length];
        int i = 0;
        for (; i <= mask.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
        {
            var choice = new Choice<TBits>(ref MemoryMarshal.GetReference(a), stepA, ref MemoryMarshal.GetReference(b), stepB, ref MemoryMarshal.GetReference(chosen), i);
            choice.Run(~Vector128.Equals(Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(MemoryMarshal.AsBytes(mask)), (nuint)i), Vector128<byte>.Zero));
        }

        for (; i < mask.Length; i++)
        {
            TBits bits = TBits.Zero - TBits.CreateTruncating(Unsafe.BitCast<bool, byte>(mask[i])), other = b[i * stepB];
            chosen[i] = other ^ ((a[i * stepA] ^ other) & bits);
        }
    }

    /// <summary>The choice between 16 pairs of elements, as many as a register holds truth values.</summary>
    readonly ref struct Choice<TBits> where TBits : unmanaged
    {
        readonly ref TBits a;
        readonly ref TBits b;
        readonly ref TBits chosen;
        readonly bool repeatsA;
        readonly bool repeatsB;

        public Choice(ref TBits a, int stepA, ref TBits b, int stepB, ref TBits chosen, int start)
        {
            this.a = ref Unsafe.Add(ref a, stepA * start);
            this.b = ref Unsafe.Add(ref b, stepB * start);
            this.chosen = ref Unsafe.Add(ref chosen, start);
            repeatsA = stepA == 0;
            repeatsB = stepB == 0;
        }

        /// <summary>Each byte of the mask has all its bits set or none; as a signed number it keeps that when it is widened.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Run(Vector128<byte> mask)
        {
            if (Unsafe.SizeOf<TBits>() == 1)
            {
                Pick(mask.As<byte, TBits>(), 0);
                return;
            }

            (Vector128<short> low, Vector128<short> high) = Vector128.Widen(mask.AsSByte());
            Run(low, 0);
            Run(high, 8);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        void Run(Vector128<short> mask, int place)
        {
            (Vector128<int> low, Vector128<int> high) = Vector128.Widen(mask);
            Run(low, place);
            Run(high, place + 4);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        void Run(Vector128<int> mask, int place)
        {
            if (Unsafe.SizeOf<TBits>() == sizeof(int))
            {
                Pick(mask.As<int, TBits>(), place);
                return;
            }

            (Vector128<long> low, Vector128<long> high) = Vector128.Widen(mask);
            Pick(low.As<long, TBits>(), place);
            Pick(high.As<long, TBits>(), place + 2);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        void Pick(Vector128<TBits> mask, int place)
        {
            Vector128<TBits> left = repeatsA ? Vector128.Create(a) : Vector128.LoadUnsafe(ref a, (nuint)place);
            Vector128<TBits> right = repeatsB ? Vector128.Create(b) : Vector128.LoadUnsafe(ref b, (nuint)place);
            Vector128.ConditionalSelect(mask, left, right).StoreUnsafe(ref chosen, (nuint)place);
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
