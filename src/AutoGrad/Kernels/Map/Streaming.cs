using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoGrad.Kernels;

/// <summary>
/// Stores that go past the caches. Memory is then written without being read first, which pays only where it would not be found in a cache
/// afterwards either.
/// </summary>
internal static class Streaming
{
    /// <summary>The largest register: what destinations must be aligned to.</summary>
    const int Alignment = 64;

    static readonly long s_limit = CacheSize.LastLevel / 2;

    /// <summary>Whether a destination is too long to be found in the last-level cache, and stands where streaming stores can reach it.</summary>
    public static bool Pays<T>(Span<T> destination) where T : unmanaged =>
        Sse.IsSupported && (long)destination.Length * Unsafe.SizeOf<T>() > s_limit && IsAligned(ref MemoryMarshal.GetReference(destination));

    /// <summary>Writes a register to aligned and pinned memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Store<L, T>(L value, ref T destination)
        where L : struct, ILanes<L, T>
        where T : unmanaged
    {
        T* target = (T*)Unsafe.AsPointer(ref destination);
        if (Unsafe.SizeOf<L>() == Unsafe.SizeOf<Vector512<T>>())
            Unsafe.BitCast<L, Vector512<T>>(value).StoreAlignedNonTemporal(target);
        else if (Unsafe.SizeOf<L>() == Unsafe.SizeOf<Vector256<T>>())
            Unsafe.BitCast<L, Vector256<T>>(value).StoreAlignedNonTemporal(target);
        else if (Unsafe.SizeOf<L>() == Unsafe.SizeOf<Vector128<T>>())
            Unsafe.BitCast<L, Vector128<T>>(value).StoreAlignedNonTemporal(target);
        else
            L.Store(value, ref destination);
    }

    /// <summary>Ends a series of stores: other threads see them from here on.</summary>
    public static void Complete() => Sse.StoreFence();

    static unsafe bool IsAligned<T>(ref T first) => ((nint)Unsafe.AsPointer(ref first) & (Alignment - 1)) == 0;
}
