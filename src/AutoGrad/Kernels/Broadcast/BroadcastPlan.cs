namespace AutoGrad.Kernels;

/// <summary>
/// How to walk over operands of different shapes that are broadcast together: axes along which every operand behaves alike are merged, and
/// those of length 1 left out.
/// </summary>
internal ref struct BroadcastPlan
{
    /// <summary>The largest number of operands of a loop.</summary>
    public const int MaxOperands = 5;

    readonly Span<int> lengths;
    readonly Span<int> strides;
    readonly int operandCount;
    int rank;

    /// <summary>A plan over the given memory: <paramref name="lengths"/> needs the rank of the result, but at least 1, <paramref name="strides"/> that times <see cref="MaxOperands"/>.</summary>
    public BroadcastPlan(Span<int> lengths, Span<int> strides, int operandCount)
    {
        this.lengths = lengths;
        this.strides = strides;
        this.operandCount = operandCount;
    }

    /// <summary>The number of axes after merging.</summary>
    public readonly int Rank => rank;

    /// <summary>The length of a merged axis, the innermost last.</summary>
    public readonly int Length(int axis) => lengths[axis];

    /// <summary>By how many elements an operand advances along a merged axis; 0 where it is repeated.</summary>
    public readonly int Stride(int axis, int operand) => strides[(axis * MaxOperands) + operand];

    /// <summary>Appends an axis, from the outermost to the innermost; <paramref name="axisStrides"/> holds each operand's stride, 0 for one that is repeated.</summary>
    public void Append(int length, scoped ReadOnlySpan<int> axisStrides)
    {
        if (length == 1)
            return;
        if (rank > 0 && Merges(length, axisStrides))
        {
            lengths[rank - 1] *= length;
            axisStrides[..operandCount].CopyTo(strides[((rank - 1) * MaxOperands)..]);
            return;
        }

        lengths[rank] = length;
        axisStrides[..operandCount].CopyTo(strides[(rank * MaxOperands)..]);
        rank++;
    }

    /// <summary>Ends the plan, which has an axis of length 1 if no other: a single element is walked over too.</summary>
    public void Complete()
    {
        if (rank > 0)
            return;
        lengths[0] = 1;
        strides[..operandCount].Clear();
        rank = 1;
    }

    readonly bool Merges(int length, scoped ReadOnlySpan<int> axisStrides)
    {
        for (int operand = 0; operand < operandCount; operand++)
        {
            if (Stride(rank - 1, operand) != axisStrides[operand] * length)
                return false;
        }

        return true;
    }
}
