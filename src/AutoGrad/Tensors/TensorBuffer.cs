using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoGrad;

/// <summary>Managed memory that begins at a 64-byte boundary: a cache line, and the widest register.</summary>
internal sealed class TensorBuffer
{
    public const int Alignment = 64;

    readonly byte[] bytes;
    readonly int offset;

    public TensorBuffer(int capacity, int sizeClass)
    {
        // Pinned, because the collector would otherwise move the array and lose the alignment.
        bytes = GC.AllocateUninitializedArray<byte>(capacity + Alignment, pinned: true);
        offset = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(bytes, 0) & (Alignment - 1));
        Capacity = capacity;
        SizeClass = sizeClass;
    }

    /// <summary>Usable bytes.</summary>
    public int Capacity { get; }

    /// <summary>The list of the pool that the buffer goes back to.</summary>
    public int SizeClass { get; }

    /// <summary>
    /// Set when something that outlives the buffer's owner may read it: a detached tensor, a view, a span in a caller's hands.
    /// Such a buffer never returns to the pool; the garbage collector frees it.
    /// </summary>
    public bool Escaped { get; set; }

    /// <summary>The next free buffer of the same size class while this one lies in the pool.</summary>
    public TensorBuffer? Next { get; set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> Span<T>(int start, int length) where T : unmanaged =>
        MemoryMarshal.CreateSpan(
            ref Unsafe.Add(ref Unsafe.As<byte, T>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(bytes), offset)), start), length);
}
