namespace AutoGrad.Kernels;

/// <summary>The walk over a result of several axes to which operands are broadcast.</summary>
internal static class BroadcastWalk
{
    /// <summary>Runs a body on every stretch of a result of <paramref name="count"/> elements, in their order.</summary>
    public static void Run<TBody>(ref TBody body, scoped BroadcastPlan plan, int operandCount, int count)
        where TBody : struct, IStretchBody, allows ref struct
    {
        int inner = plan.Rank - 1, stretch = plan.Rank == 0 ? 1 : plan.Length(inner);
        Span<int> offsets = stackalloc int[BroadcastPlan.MaxOperands], lengths = stackalloc int[BroadcastPlan.MaxOperands];
        Span<int> digits = stackalloc int[Math.Max(inner, 0)];
        offsets.Clear();
        digits.Clear();
        for (int operand = 0; operand < operandCount; operand++)
            lengths[operand] = plan.Rank == 0 || plan.Stride(inner, operand) == 0 ? 1 : stretch;
        for (int start = 0; start < count; start += stretch)
        {
            body.Run(new BroadcastStretch(start, stretch, offsets, lengths));
            Advance(plan, operandCount, digits, offsets);
        }
    }

    /// <summary>Runs a body on all rows of a result of two axes or more after merging, those of the last but one axis together.</summary>
    public static void RunRows<TBody>(ref TBody body, scoped BroadcastPlan plan, int operandCount, int count)
        where TBody : struct, IRowsBody, allows ref struct
    {
        int inner = plan.Rank - 1, length = plan.Length(inner), rows = plan.Length(inner - 1);
        Span<int> offsets = stackalloc int[BroadcastPlan.MaxOperands], digits = stackalloc int[inner - 1];
        Span<int> rowStrides = stackalloc int[BroadcastPlan.MaxOperands], strides = stackalloc int[BroadcastPlan.MaxOperands];
        offsets.Clear();
        digits.Clear();
        for (int operand = 0; operand < operandCount; operand++)
        {
            rowStrides[operand] = plan.Stride(inner - 1, operand);
            strides[operand] = plan.Stride(inner, operand);
        }

        for (int start = 0; start < count; start += rows * length)
        {
            body.Run(new BroadcastRows(start, rows, length, offsets, rowStrides, strides));
            Advance(plan, operandCount, digits, offsets);
        }
    }

    /// <summary>Goes on along the axes that are counted, the outermost ones.</summary>
    static void Advance(scoped BroadcastPlan plan, int operandCount, scoped Span<int> digits, scoped Span<int> offsets)
    {
        for (int axis = digits.Length - 1; axis >= 0; axis--)
        {
            bool wraps = ++digits[axis] == plan.Length(axis);
            for (int operand = 0; operand < operandCount; operand++)
                offsets[operand] += wraps ? plan.Stride(axis, operand) * (1 - plan.Length(axis)) : plan.Stride(axis, operand);
            if (!wraps)
                break;
            digits[axis] = 0;
        }
    }
}
