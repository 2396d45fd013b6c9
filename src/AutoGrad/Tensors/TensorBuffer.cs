using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoGrad;

/// <summary>Managed memory that begins at a 64-byte boundary, a cache line and the widest register; if it is long, at a page.</summary>
internal sealed class TensorBuffer
{
    public const int Alignment = 64;

    /// <summary>
    /// Buffers from this length on begin at a page, so that a loop over several of them is at the same place of all their pages. Arrays that the collector lays
    /// one behind the other stand a line or two apart in their pages: so placed, products of 100,000 elements were seen to take up to a tenth longer, and a step
    /// of Adam half as long again. Presumably a read waits for a write at an address of the same lower twelve bits.
    /// </summary>
    const int LongBuffer = 64 * 1024;

    const int Page = 4096;

    readonly byte[] bytes;
    readonly int offset;

    readonly byte sizeClass;

    TensorBuffer(byte[] bytes, int offset, int sizeClass)
    {
        this.bytes = bytes;
        this.offset = offset;
        this.sizeClass = (byte)sizeClass;
    }

    /// <summary>The list of the pool that the buffer goes back to.</summary>
    public int SizeClass => sizeClass;

    /// <summary>Usable bytes of a buffer of a pool.</summary>
    public int Capacity => BufferPool.Capacity(sizeClass);

    /// <summary>
    /// Set when something that outlives the buffer's owner may read it: a detached tensor, a view, a span in a caller's hands.
    /// Such a buffer never returns to the pool; the garbage collector frees it.
    /// </summary>
    public bool Escaped { get; set; }

    /// <summary>
    /// Fills a list with buffers side by side in one array. Small buffers are made like this: an array of its own costs each of them more than its
    /// contents, and neighbours in time become neighbours in memory, as the last of the list is taken first.
    /// </summary>
    public static void Slab(Span<TensorBuffer?> buffers, int capacity, int sizeClass)
    {
        int stride = (capacity + Alignment - 1) / Alignment * Alignment;
        byte[] bytes = Allocate(((buffers.Length - 1) * stride) + capacity, out int offset);
        for (int i = 0; i < buffers.Length; i++)
            buffers[^(i + 1)] = new TensorBuffer(bytes, offset + (i * stride), sizeClass);
    }

    /// <summary>Memory that no pool has made and none will get.</summary>
    public static TensorBuffer Alone(int capacity) => new(Allocate(capacity, out int offset), offset, sizeClass: 0) { Escaped = true };

    static byte[] Allocate(int capacity, out int offset)
    {
        // Pinned, because the collector would otherwise move the array and lose the alignment.
        int alignment = capacity >= LongBuffer && capacity <= Array.MaxLength - Page ? Page : Alignment;
        byte[] bytes = GC.AllocateUninitializedArray<byte>(capacity + alignment, pinned: true);
        offset = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(bytes, 0) & (alignment - 1));
        return bytes;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> Span<T>(int start, int length) where T : unmanaged =>
        MemoryMarshal.CreateSpan(
            ref Unsafe.Add(ref Unsafe.As<byte, T>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(bytes), offset)), start), length);
}
