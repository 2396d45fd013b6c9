using System.Runtime.InteropServices;

namespace AutoGrad.Kernels;

/// <summary>A combination of two truth values that does not depend on their order. A truth value is a byte of 0 or 1.</summary>
internal interface IConnective
{
    /// <summary>y ← a combined with b at the same place.</summary>
    static abstract void Run(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, Span<byte> y);

    /// <summary>y ← a combined with one value.</summary>
    static abstract void Run(ReadOnlySpan<byte> a, byte b, Span<byte> y);
}

/// <summary>A combination of masks on each stretch of a broadcast.</summary>
internal readonly ref struct ConnectiveStretch<TConnective>(ReadOnlySpan<bool> a, ReadOnlySpan<bool> b, Span<bool> y) : IStretchBody
    where TConnective : struct, IConnective
{
    readonly ReadOnlySpan<byte> a = MemoryMarshal.AsBytes(a);
    readonly ReadOnlySpan<byte> b = MemoryMarshal.AsBytes(b);
    readonly Span<byte> y = MemoryMarshal.AsBytes(y);

    public void Run(scoped BroadcastStretch stretch)
    {
        ReadOnlySpan<byte> left = stretch.Of(0, a), right = stretch.Of(1, b);
        if (right.Length == 1)
            TConnective.Run(left, right[0], stretch.Of(y));
        else if (left.Length == 1)
            TConnective.Run(right, left[0], stretch.Of(y));
        else
            TConnective.Run(left, right, stretch.Of(y));
    }
}
