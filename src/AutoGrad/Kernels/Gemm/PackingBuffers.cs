using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoGrad.Kernels;

/// <summary>A thread's memory for packed operands and for tiles at the edge of C; it grows to the largest size asked for and is reused.</summary>
internal sealed unsafe class PackingBuffers
{
    /// <summary>
    /// The size of a page of memory. The buffers of two threads may lie side by side, and a processor fetches ahead of what it reads and writes, up to the page's
    /// end: so each begins with a page and has one to itself behind it.
    /// </summary>
    private const int Alignment = 4096;

    [ThreadStatic] private static PackingBuffers? t_current;

    private byte[] _left = [];
    private byte[] _right = [];
    private byte[] _tile = [];

    /// <summary>The buffers of this thread.</summary>
    public static PackingBuffers Current => t_current ??= new PackingBuffers();

    /// <summary>Memory for a packed block of the left operand.</summary>
    public T* Left<T>(nint count)
        where T : unmanaged
        => (T*)Reserve(ref _left, count * sizeof(T));

    /// <summary>Memory for packed panels of the right operand.</summary>
    public T* Right<T>(nint count)
        where T : unmanaged
        => (T*)Reserve(ref _right, count * sizeof(T));

    /// <summary>Memory for tiles on their way to C.</summary>
    public T* Tile<T>(nint count)
        where T : unmanaged
        => (T*)Reserve(ref _tile, count * sizeof(T));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte* Reserve(ref byte[] buffer, nint bytes)
    {
        if (buffer.Length < bytes + (2 * Alignment))
            buffer = GC.AllocateUninitializedArray<byte>(checked((int)(bytes + (2 * Alignment))), pinned: true);
        nint address = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(buffer)); // pinned: it does not move
        return (byte*)((address + Alignment - 1) & -Alignment);
    }
}
