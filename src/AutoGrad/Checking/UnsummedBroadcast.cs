namespace AutoGrad;

/// <summary>Recognises a rule that takes one part of the adjoint of what was broadcast, and forgets to sum over all of them.</summary>
internal static class UnsummedBroadcast
{
    /// <summary>A sentence on the entry, if one of its rules depends on a single slice of the adjoint along an axis that its operand was repeated over; else null.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="entry">The number of the entry, whose rule is known to be wrong.</param>
    public static string? In(Tape tape, int entry)
    {
        var source = new EntrySource(tape, entry);
        using Recording recording = source.Record();
        Shape result = recording.Results[0].Shape;
        double[] weights = Cotangents.Of(GradCheckOptions.Default, [result]);
        double[][] whole = recording.Gradients(weights);
        for (int axis = 0; axis < result.Rank; axis++)
        {
            foreach (int slice in (int[])[0, result[axis] - 1])
            {
                double[][] part = recording.Gradients(Slice(weights, result, axis, slice));
                for (int k = 0; k < whole.Length; k++)
                {
                    if (IsRepeated(source.Operands[k].Shape, result, axis) && Array.Exists(whole[k], g => g != 0) && whole[k].AsSpan().SequenceEqual(part[k]))
                        return $"{source.Names[k]} was broadcast along axis {axis} of {result}, but its adjoint is taken from slice {slice} alone; sum over the axis.";
                }
            }
        }

        return null;
    }

    static bool IsRepeated(Shape operand, Shape result, int axis)
    {
        int own = axis - (result.Rank - operand.Rank);
        return result[axis] > 1 && operand.Rank <= result.Rank && (own < 0 || operand[own] == 1);
    }

    /// <summary>The weights of one slice along an axis; 0 elsewhere.</summary>
    static double[] Slice(double[] weights, Shape shape, int axis, int slice)
    {
        int inner = 1;
        for (int i = axis + 1; i < shape.Rank; i++)
            inner *= shape[i];
        return [.. weights.Select((weight, i) => i / inner % shape[axis] == slice ? weight : 0)];
    }
}
