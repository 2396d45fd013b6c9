using System.Numerics;

namespace AutoGrad.Kernels;

/// <summary>
/// Copies between a dense array and places of another that an index names: the place of an element is a walk along the axes plus the index times the
/// stride of the axis that it counts along.
/// </summary>
internal static class IndexedCopy
{
    /// <summary>destination[…] ← source[… index …], one element or one row at a time.</summary>
    /// <param name="lengths">The lengths of the axes of the destination, which is dense.</param>
    /// <param name="source">The memory that is read.</param>
    /// <param name="sourceStrides">The distances in the source along the axes; 0 along the indexed one.</param>
    /// <param name="axisStride">The distance in the source that one step of the index stands for.</param>
    /// <param name="index">The index, whose values have been checked.</param>
    /// <param name="indexStrides">The distances in the index along the axes; 0 where it is repeated.</param>
    /// <param name="destination">The memory that is written.</param>
    public static void Gather<T>(
        ReadOnlySpan<int> lengths, ReadOnlySpan<T> source, ReadOnlySpan<int> sourceStrides, int axisStride,
        ReadOnlySpan<int> index, ReadOnlySpan<int> indexStrides, Span<T> destination)
        where T : unmanaged
    {
        var body = new GatherBody<T>(source, axisStride, index, destination);
        Walk(lengths, sourceStrides, indexStrides, ref body);
    }

    /// <summary>destination[… index …] ← itself + source[…], in the order of the source's elements.</summary>
    /// <inheritdoc cref="Gather"/>
    public static void ScatterAdd<T>(
        ReadOnlySpan<int> lengths, ReadOnlySpan<T> source, ReadOnlySpan<int> index, ReadOnlySpan<int> indexStrides,
        Span<T> destination, ReadOnlySpan<int> destinationStrides, int axisStride)
        where T : unmanaged, INumber<T>
    {
        var body = new ScatterBody<T>(source, axisStride, index, destination);
        Walk(lengths, destinationStrides, indexStrides, ref body);
    }

    static void Walk<TBody>(ReadOnlySpan<int> lengths, ReadOnlySpan<int> strides, ReadOnlySpan<int> indexStrides, ref TBody body)
        where TBody : struct, IIndexedBody, allows ref struct
    {
        int rank = Math.Max(1, lengths.Length);
        Span<int> memory = rank <= CopyPlan.MaxStackRank ? stackalloc int[4 * CopyPlan.MaxStackRank] : new int[4 * rank];
        var plan = new CopyPlan(memory[..rank], memory.Slice(rank, rank), memory.Slice(2 * rank, rank));
        plan.Append(lengths, strides, indexStrides);
        if (plan.IsEmpty)
            return;
        Span<int> turns = memory.Slice(3 * rank, rank);
        turns.Clear();
        Walk(plan, turns, ref body);
    }

    /// <summary>A method of its own: one that takes memory from the stack and loops is compiled in full before it has run once.</summary>
    static void Walk<TBody>(scoped CopyPlan plan, scoped Span<int> turns, scoped ref TBody body)
        where TBody : struct, IIndexedBody, allows ref struct
    {
        bool isSingle = plan.Rank == 0;
        int length = isSingle ? 1 : plan.Lengths[^1], step = isSingle ? 1 : plan.SourceStrides[^1], indexStep = isSingle ? 0 : plan.DestinationStrides[^1];
        int outer = Math.Max(0, plan.Rank - 1), place = 0, indexPlace = 0, start = 0;
        do
        {
            if (step == 1 && indexStep == 0)
                body.Row(start, length, place, indexPlace);
            else
                body.Elements(start, length, place, step, indexPlace, indexStep);
            start += length;
        }
        while (plan.Step(turns, outer, ref place, ref indexPlace));
    }
}
