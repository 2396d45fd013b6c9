using System.Runtime.InteropServices;

namespace AutoGrad.Kernels;

/// <summary>A part of a broadcast loop in which every operand either advances with the result or stands still.</summary>
internal readonly ref struct BroadcastStretch
{
    /// <summary>The bytes that an operand of any element type needs to be written out.</summary>
    const int BytesOfOperand = (BroadcastTiling.MaxLength * sizeof(double)) + Repetition.Overrun;

    readonly BroadcastPlan plan;
    readonly BroadcastTiling tiling;
    readonly Span<byte> memory;
    readonly Span<int> written;
    readonly ReadOnlySpan<int> offsets;
    readonly int start, slices;

    /// <summary>One of the stretches of a broadcast.</summary>
    /// <param name="plan">The axes.</param>
    /// <param name="tiling">How they are cut.</param>
    /// <param name="index">Which of the stretches.</param>
    /// <param name="offsets">Room for one number an operand.</param>
    /// <param name="memory">What <see cref="MemoryFor"/> tells; from one stretch to the next it keeps what is written out.</param>
    /// <param name="written">For each operand, where the elements stand that are written out in the memory; at first −1.</param>
    public BroadcastStretch(BroadcastPlan plan, BroadcastTiling tiling, int index, Span<int> offsets, Span<byte> memory, Span<int> written)
    {
        this.plan = plan;
        this.tiling = tiling;
        this.offsets = offsets;
        this.memory = memory;
        this.written = written;
        (int outer, int group) = Math.DivRem(index, tiling.Groups);
        int first = group * tiling.Slices;
        slices = Math.Min(tiling.Slices, plan.Length(tiling.Axis) - first);
        start = ((outer * plan.Length(tiling.Axis)) + first) * tiling.SliceLength;
        for (int operand = 0; operand < offsets.Length; operand++)
            offsets[operand] = first * plan.Stride(tiling.Axis, operand);
        for (int axis = tiling.Axis - 1; axis >= 0; axis--)
        {
            (outer, int digit) = Math.DivRem(outer, plan.Length(axis));
            for (int operand = 0; operand < offsets.Length; operand++)
                offsets[operand] += digit * plan.Stride(axis, operand);
        }
    }

    int Length => slices * tiling.SliceLength;

    /// <summary>The bytes in which the operands of a broadcast can be written out.</summary>
    public static int MemoryFor(int operandCount) => operandCount * BytesOfOperand;

    /// <summary>The elements of an operand that meet here: as many as the result's, or one that is repeated.</summary>
    public ReadOnlySpan<T> Of<T>(int operand, ReadOnlySpan<T> elements) where T : unmanaged => tiling.ReadingOf(operand) switch
    {
        BroadcastReading.Whole => elements.Slice(offsets[operand], Length),
        BroadcastReading.Single => elements.Slice(offsets[operand], 1),
        _ => WrittenOut(operand, elements),
    };

    /// <summary>The elements of the result.</summary>
    public Span<T> Of<T>(Span<T> result) => result.Slice(start, Length);

    ReadOnlySpan<T> WrittenOut<T>(int operand, ReadOnlySpan<T> elements) where T : unmanaged
    {
        Span<T> place = MemoryMarshal.Cast<byte, T>(memory.Slice(operand * BytesOfOperand, BytesOfOperand));

        // Slices that are all alike serve the following stretches too, which may have more of them.
        bool areAlike = plan.Stride(tiling.Axis, operand) == 0;
        if (!areAlike || written[operand] != offsets[operand])
        {
            Repetition.Write(plan, operand, tiling.Axis, areAlike ? tiling.Slices : slices, elements, offsets[operand], place);
            written[operand] = offsets[operand];
        }

        return place[..Length];
    }
}

/// <summary>What a broadcast loop does on each stretch; several threads may call this for different stretches.</summary>
internal interface IStretchBody
{
    void Run(scoped BroadcastStretch stretch);
}
