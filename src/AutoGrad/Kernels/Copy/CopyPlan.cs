namespace AutoGrad.Kernels;

/// <summary>
/// The loops of a walk over two arrangements at once: how often each runs, and how far a step goes on either side. Axes that can be walked as
/// one are merged, and axes of length 1 left out.
/// </summary>
internal ref struct CopyPlan(Span<int> lengths, Span<int> sourceStrides, Span<int> destinationStrides)
{
    /// <summary>Up to this rank the loops of a plan are put on the stack.</summary>
    public const int MaxStackRank = 16;

    readonly Span<int> lengths = lengths, sourceStrides = sourceStrides, destinationStrides = destinationStrides;

    /// <summary>The number of loops.</summary>
    public int Rank { get; private set; }

    /// <summary>Whether there is nothing to walk over.</summary>
    public bool IsEmpty { get; private set; }

    public readonly ReadOnlySpan<int> Lengths => lengths[..Rank];

    public readonly ReadOnlySpan<int> SourceStrides => sourceStrides[..Rank];

    public readonly ReadOnlySpan<int> DestinationStrides => destinationStrides[..Rank];

    /// <summary>Adds the next inner axes.</summary>
    public void Append(ReadOnlySpan<int> axes, ReadOnlySpan<int> sources, ReadOnlySpan<int> destinations)
    {
        for (int i = 0; i < axes.Length; i++)
            Append(axes[i], sources[i], destinations[i]);
    }

    void Append(int length, int source, int destination)
    {
        IsEmpty |= length == 0;
        if (length == 1)
            return;
        int last = Rank - 1;
        if (Rank > 0 && sourceStrides[last] == source * length && destinationStrides[last] == destination * length)
            lengths[last] *= length;
        else
            lengths[++last] = length;
        sourceStrides[last] = source;
        destinationStrides[last] = destination;
        Rank = last + 1;
    }

    /// <summary>The last loop but the innermost that steps by one element in the source; −1 if there is none.</summary>
    public readonly int FindSourceRow() => Rank < 2 ? -1 : sourceStrides[..(Rank - 1)].LastIndexOf(1);

    /// <summary>Makes a loop the last but one.</summary>
    public readonly void MoveBeforeInnermost(int axis)
    {
        for (; axis < Rank - 2; axis++)
        {
            (lengths[axis], lengths[axis + 1]) = (lengths[axis + 1], lengths[axis]);
            (sourceStrides[axis], sourceStrides[axis + 1]) = (sourceStrides[axis + 1], sourceStrides[axis]);
            (destinationStrides[axis], destinationStrides[axis + 1]) = (destinationStrides[axis + 1], destinationStrides[axis]);
        }
    }

    /// <summary>Goes to the next turn of the first <paramref name="loops"/> loops; false after the last.</summary>
    public readonly bool Step(Span<int> turns, int loops, ref int source, ref int destination)
    {
        for (int axis = loops - 1; axis >= 0; axis--)
        {
            source += sourceStrides[axis];
            destination += destinationStrides[axis];
            if (++turns[axis] < lengths[axis])
                return true;
            source -= turns[axis] * sourceStrides[axis];
            destination -= turns[axis] * destinationStrides[axis];
            turns[axis] = 0;
        }

        return false;
    }
}
