using AutoGrad.Kernels;

namespace AutoGrad.Operations;

/// <summary>Loops over tensors of different shapes that are broadcast to the shape of a result.</summary>
internal static class BroadcastLoop
{
    const int MaxStackRank = 8;

    /// <summary>Runs a body on every stretch; the whole result is one where each operand has all its elements or a single one.</summary>
    public static void Run<TBody>(ref TBody body, scoped ReadOnlySpan<Tensor> operands, Tensor result) where TBody : struct, IStretchBody, allows ref struct
    {
        int rank = result.Rank;
        Span<int> lengths = rank <= MaxStackRank ? stackalloc int[MaxStackRank] : new int[rank];
        Span<int> strides = rank <= MaxStackRank ? stackalloc int[MaxStackRank * BroadcastPlan.MaxOperands] : new int[rank * BroadcastPlan.MaxOperands];
        var plan = new BroadcastPlan(lengths, strides, operands.Length);
        Fill(ref plan, operands, result.Shape);
        BroadcastWalk.Run(ref body, plan, operands.Length, result.Length);
    }

    /// <summary>Whether every operand is as long as the result or a single number, so that the result is one stretch.</summary>
    public static bool IsOneStretch(ReadOnlySpan<Tensor> operands, Tensor result)
    {
        foreach (Tensor operand in operands)
        {
            if (operand.Length != 1 && operand.Length != result.Length)
                return false;
        }

        return true;
    }

    static void Fill(ref BroadcastPlan plan, ReadOnlySpan<Tensor> operands, Shape shape)
    {
        Span<int> strides = stackalloc int[BroadcastPlan.MaxOperands];
        for (int axis = 0; axis < shape.Rank; axis++)
        {
            for (int i = 0; i < operands.Length; i++)
                strides[i] = StrideAt(operands[i].Shape, axis - (shape.Rank - operands[i].Rank));
            plan.Append(shape[axis], strides);
        }

        plan.Complete();
    }

    static int StrideAt(Shape shape, int axis)
    {
        if (axis < 0 || shape.Axes[axis] == 1)
            return 0;
        int stride = 1;
        for (int inner = axis + 1; inner < shape.Rank; inner++)
            stride *= shape.Axes[inner];
        return stride;
    }
}
