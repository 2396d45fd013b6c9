namespace AutoGrad.Kernels;

/// <summary>The walk over a result of several axes to which operands are broadcast.</summary>
internal static class BroadcastWalk
{
    /// <summary>Elements that are worth handing to another thread, as in a loop without broadcasting.</summary>
    const int WorthSharing = 1 << 15;

    /// <summary>Runs a body on every stretch of a result of <paramref name="count"/> elements.</summary>
    public static void Run<TBody>(ref TBody body, scoped BroadcastPlan plan, int operandCount, int count)
        where TBody : struct, IStretchBody, allows ref struct
    {
        if (count == 0)
            return;
        Span<BroadcastReading> readings = stackalloc BroadcastReading[BroadcastPlan.MaxOperands];
        var tiling = new BroadcastTiling(plan, operandCount, readings);

        // A body divides longer stretches among the threads by itself.
        int parts = count / tiling.Count >= 2 * WorthSharing ? 1 : Math.Min(tiling.Count, Workers.Parts(count, WorthSharing));
        var stretches = new Stretches<TBody>(body, plan, tiling, operandCount, parts);
        Workers.For(parts, ref stretches);
    }

    /// <summary>The stretches in parts of about as many.</summary>
    ref struct Stretches<TBody>(TBody body, BroadcastPlan plan, BroadcastTiling tiling, int operandCount, int parts) : IParallelBody
        where TBody : struct, IStretchBody, allows ref struct
    {
        readonly BroadcastPlan plan = plan;
        readonly BroadcastTiling tiling = tiling;
        TBody body = body;

        public void Run(int part)
        {
            Span<int> numbers = stackalloc int[2 * BroadcastPlan.MaxOperands];
            Span<int> offsets = numbers[..operandCount], written = numbers.Slice(BroadcastPlan.MaxOperands, operandCount);
            written.Fill(-1);
            using var memory = new Scratch<byte>(tiling.Repeats ? BroadcastStretch.MemoryFor(operandCount) : 0);
            int end = (int)((long)tiling.Count * (part + 1) / parts);
            for (int index = (int)((long)tiling.Count * part / parts); index < end; index++)
                body.Run(new BroadcastStretch(plan, tiling, index, offsets, memory.Span, written));
        }
    }
}
