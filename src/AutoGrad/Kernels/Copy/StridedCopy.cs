namespace AutoGrad.Kernels;

/// <summary>Copies elements between two arrangements in memory, each told by a start and by the distances of neighbours along every axis.</summary>
internal static class StridedCopy
{
    /// <summary>Puts each element of the source into its place in the destination.</summary>
    /// <param name="lengths">The lengths of the axes, outermost first.</param>
    /// <param name="source">The memory that is read.</param>
    /// <param name="sourceStart">Where the first element stands.</param>
    /// <param name="sourceStrides">The distances along the axes; 0 repeats, a negative one goes backwards.</param>
    /// <param name="destination">The memory that is written; it must not overlap the source.</param>
    /// <param name="destinationStart">The place of the first element.</param>
    /// <param name="destinationStrides">The distances along the axes; no two elements may have one place.</param>
    public static void Run<T, TTransfer>(
        ReadOnlySpan<int> lengths, ReadOnlySpan<T> source, int sourceStart, ReadOnlySpan<int> sourceStrides,
        Span<T> destination, int destinationStart, ReadOnlySpan<int> destinationStrides)
        where T : unmanaged
        where TTransfer : struct, ITransfer<T>
    {
        int rank = Math.Max(1, lengths.Length);
        Span<int> memory = rank <= CopyPlan.MaxStackRank ? stackalloc int[4 * CopyPlan.MaxStackRank] : new int[4 * rank];
        var plan = new CopyPlan(memory[..rank], memory.Slice(rank, rank), memory.Slice(2 * rank, rank));
        plan.Append(lengths, sourceStrides, destinationStrides);
        Span<int> turns = memory.Slice(3 * rank, rank);
        turns.Clear();
        if (plan.IsEmpty)
            return;
        if (plan.Rank == 0)
            TTransfer.Put(source[sourceStart], ref destination[destinationStart]);
        else if (plan.SourceStrides[^1] is not (0 or 1) && plan.DestinationStrides[^1] == 1 && plan.FindSourceRow() is var row and >= 0)
            Transpose<T, TTransfer>(plan, row, turns, source, sourceStart, destination, destinationStart);
        else
            CopyRows<T, TTransfer>(plan, turns, source, sourceStart, destination, destinationStart);
    }

    static void CopyRows<T, TTransfer>(CopyPlan plan, Span<int> turns, ReadOnlySpan<T> source, int from, Span<T> destination, int to)
        where T : unmanaged
        where TTransfer : struct, ITransfer<T>
    {
        int length = plan.Lengths[^1], sourceStep = plan.SourceStrides[^1], destinationStep = plan.DestinationStrides[^1];
        do
        {
            if (destinationStep == 1 && sourceStep == 1)
                TTransfer.PutRow(source.Slice(from, length), destination.Slice(to, length));
            else if (destinationStep == 1 && sourceStep == 0)
                TTransfer.Fill(source[from], destination.Slice(to, length));
            else if (destinationStep == 1 && sourceStep == -1 && TTransfer.Replaces)
                CopyBackwards(source.Slice(from - length + 1, length), destination.Slice(to, length));
            else
                CopyElements<T, TTransfer>(length, source, from, sourceStep, destination, to, destinationStep);
        }
        while (plan.Step(turns, plan.Rank - 1, ref from, ref to));
    }

    static void CopyBackwards<T>(ReadOnlySpan<T> source, Span<T> destination) where T : unmanaged
    {
        source.CopyTo(destination);
        destination.Reverse();
    }

    static void CopyElements<T, TTransfer>(int length, ReadOnlySpan<T> source, int from, int sourceStep, Span<T> destination, int to, int destinationStep)
        where T : unmanaged
        where TTransfer : struct, ITransfer<T>
    {
        for (int i = 0; i < length; i++)
            TTransfer.Put(source[from + (i * sourceStep)], ref destination[to + (i * destinationStep)]);
    }

    /// <summary>Where rows of the source are columns of the destination: pairs of axes are copied as matrices that are transposed.</summary>
    static void Transpose<T, TTransfer>(
        CopyPlan plan, int sourceRow, Span<int> turns, ReadOnlySpan<T> source, int from, Span<T> destination, int to)
        where T : unmanaged
        where TTransfer : struct, ITransfer<T>
    {
        plan.MoveBeforeInnermost(sourceRow);
        int columns = plan.Lengths[^2], rows = plan.Lengths[^1], sourceStep = plan.SourceStrides[^1], destinationStep = plan.DestinationStrides[^2];
        do
            MatrixTransposition.Run<T, TTransfer>(source, from, sourceStep, rows, columns, destination, to, destinationStep);
        while (plan.Step(turns, plan.Rank - 2, ref from, ref to));
    }
}
