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
            for (int axis = inner - 1; axis >= 0; axis--)
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
}
