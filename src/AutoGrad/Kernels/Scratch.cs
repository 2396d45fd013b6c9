using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoGrad.Kernels;

/// <summary>Memory for elements while a kernel runs; what it holds at first is undefined.</summary>
/// <param name="length">The number of elements.</param>
/// <remarks>It comes from the pool of bytes, which every element type shares, and whose code the runtime brings compiled.</remarks>
internal readonly ref struct Scratch<T>(int length) : IDisposable where T : unmanaged
{
    readonly byte[] memory = ArrayPool<byte>.Shared.Rent(checked(length * Unsafe.SizeOf<T>()));

    public Span<T> Span => MemoryMarshal.Cast<byte, T>(memory.AsSpan())[..length];

    public void Dispose() => ArrayPool<byte>.Shared.Return(memory);
}
