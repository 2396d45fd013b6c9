namespace AutoGrad.Kernels;

/// <summary>
/// A <see cref="Map"/> loop on rows of a broadcast. Of short rows several are computed at once: operands that are repeated are written out for them, in memory
/// that stays in the first cache, which takes less time than to begin a loop anew for each row.
/// </summary>
internal readonly ref struct MapRows<TBody, T>(TBody body, MapOperands<T> operands, Span<T> destination, bool accumulate) : IRowsBody
    where TBody : struct, IMapBody
    where T : unmanaged
{
    /// <summary>Rows from this length on are computed one by one.</summary>
    const int LongRow = 512;

    /// <summary>Elements that are computed at once, at most.</summary>
    const int BlockLength = 2 * LongRow;

    readonly MapOperands<T> operands = operands;
    readonly Span<T> destination = destination;

    public void Run(scoped BroadcastRows rows)
    {
        if (rows.Length >= LongRow || rows.Count == 1)
            RunRowByRow(rows);
        else
            RunInBlocks(rows);
    }

    void RunRowByRow(scoped BroadcastRows rows)
    {
        for (int row = 0; row < rows.Count; row++)
        {
            // The operands that a body does not have stay empty.
            var parts = new MapOperands<T>(
                Row(rows, row, 0, operands.A),
                TBody.Arity > 1 ? Row(rows, row, 1, operands.B) : default,
                TBody.Arity > 2 ? Row(rows, row, 2, operands.C) : default,
                TBody.Arity > 3 ? Row(rows, row, 3, operands.D) : default,
                TBody.Arity > 4 ? Row(rows, row, 4, operands.E) : default);
            Map.Run(body, parts, destination.Slice(rows.Start + (row * rows.Length), rows.Length), accumulate);
        }
    }

    void RunInBlocks(scoped BroadcastRows rows)
    {
        int rowsAtOnce = Math.Min(rows.Count, BlockLength / rows.Length), size = rowsAtOnce * rows.Length;
        using var memory = new Scratch<T>(TBody.Arity * size);
        for (int row = 0; row < rows.Count; row += rowsAtOnce)
        {
            int count = Math.Min(rowsAtOnce, rows.Count - row);
            var parts = new MapOperands<T>(
                Block(rows, row, count, 0, operands.A, memory.Span[..size]),
                TBody.Arity > 1 ? Block(rows, row, count, 1, operands.B, memory.Span.Slice(size, size)) : default,
                TBody.Arity > 2 ? Block(rows, row, count, 2, operands.C, memory.Span.Slice(2 * size, size)) : default,
                TBody.Arity > 3 ? Block(rows, row, count, 3, operands.D, memory.Span.Slice(3 * size, size)) : default,
                TBody.Arity > 4 ? Block(rows, row, count, 4, operands.E, memory.Span.Slice(4 * size, size)) : default);
            Map.Run(body, parts, destination.Slice(rows.Start + (row * rows.Length), count * rows.Length), accumulate);
        }
    }

    /// <summary>The elements of an operand that meet a number of rows, one for each of theirs, or one for all.</summary>
    static ReadOnlySpan<T> Block(scoped BroadcastRows rows, int row, int count, int operand, ReadOnlySpan<T> elements, Span<T> memory)
    {
        int length = rows.Length, rowStride = rows.RowStride(operand);
        bool isRepeated = rows.IsRepeated(operand);
        if (isRepeated && rowStride == 0)
            return Row(rows, row, operand, elements);
        if (!isRepeated && rowStride == length)
            return elements.Slice(rows.Place(row, operand), count * length);
        if (rowStride != 0 || row == 0) // else what was written for the first block serves all
        {
            for (int i = 0; i < count; i++)
            {
                ReadOnlySpan<T> source = Row(rows, row + i, operand, elements);
                Span<T> target = memory.Slice(i * length, length);
                if (isRepeated)
                    target.Fill(source[0]);
                else
                    source.CopyTo(target);
            }
        }

        return memory[..(count * length)];
    }

    /// <summary>The elements of an operand that meet a row: as many as the result's, or one that is repeated.</summary>
    static ReadOnlySpan<T> Row(scoped BroadcastRows rows, int row, int operand, ReadOnlySpan<T> elements) =>
        elements.Slice(rows.Place(row, operand), rows.IsRepeated(operand) ? 1 : rows.Length);
}
