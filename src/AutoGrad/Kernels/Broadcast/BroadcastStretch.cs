using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>A part of a broadcast loop in which every operand either advances with the result or stands still.</summary>
internal readonly ref struct BroadcastStretch
{
    readonly int start;
    readonly int length;
    readonly ReadOnlySpan<int> offsets;
    readonly ReadOnlySpan<int> lengths;

    public BroadcastStretch(int start, int length, ReadOnlySpan<int> offsets, ReadOnlySpan<int> lengths)
    {
        this.start = start;
        this.length = length;
        this.offsets = offsets;
        this.lengths = lengths;
    }

    /// <summary>The elements of an operand that meet here: as many as the result's, or one that is repeated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<T> Of<T>(int operand, ReadOnlySpan<T> elements) => elements.Slice(offsets[operand], lengths[operand]);

    /// <summary>The elements of the result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> Of<T>(Span<T> result) => result.Slice(start, length);
}

/// <summary>What a broadcast loop does on each stretch.</summary>
internal interface IStretchBody
{
    void Run(scoped BroadcastStretch stretch);
}
