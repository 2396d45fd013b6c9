namespace AutoGrad.Kernels;

/// <summary>The walk of <see cref="Map"/> loops over operands that are broadcast to a common shape.</summary>
internal static class BroadcastMap
{
    /// <summary>destination ← body(operands), or the same added, element by element of the plan's shape.</summary>
    public static void Run<TBody, T>(TBody body, in BroadcastPlan plan, MapOperands<T> operands, Span<T> destination, bool accumulate)
        where TBody : struct, IMapBody
        where T : unmanaged
    {
        if (plan.Rank == 0)
        {
            Map.Run(body, operands, destination, accumulate);
            return;
        }

        int inner = plan.Rank - 1, stretch = plan.Length(inner);
        Span<int> offsets = stackalloc int[BroadcastPlan.MaxOperands], lengths = stackalloc int[BroadcastPlan.MaxOperands];
        Span<int> digits = stackalloc int[inner];
        offsets.Clear();
        digits.Clear();
        for (int operand = 0; operand < TBody.Arity; operand++)
            lengths[operand] = plan.Stride(inner, operand) == 0 ? 1 : stretch;
        for (int at = 0; at < destination.Length; at += stretch)
        {
            Map.Run(body, operands.Slice(offsets, lengths), destination.Slice(at, stretch), accumulate);
            for (int axis = inner - 1; axis >= 0; axis--)
            {
                bool wraps = ++digits[axis] == plan.Length(axis);
                for (int operand = 0; operand < TBody.Arity; operand++)
                    offsets[operand] += wraps ? plan.Stride(axis, operand) * (1 - plan.Length(axis)) : plan.Stride(axis, operand);
                if (!wraps)
                    break;
                digits[axis] = 0;
            }
        }
    }
}
