namespace AutoGrad;

/// <summary>Which recorded operations depend on one element of an operand: the element is moved a little, and those are found whose own operands change.</summary>
internal sealed class ElementReach
{
    /// <summary>The move relative to the size of the element: beyond the rounding of either precision.</summary>
    const double Move = 1.0 / (1 << 16);

    readonly ReevaluationMemory memory;
    readonly double[][] point;
    readonly double[] before;

    /// <summary>For each operation the stretches of the results that are its operands.</summary>
    readonly (int Start, int Length)[][] stretches;

    /// <param name="tape">The tape.</param>
    /// <param name="variables">The slots of the operands of the check.</param>
    /// <param name="entries">The operations.</param>
    public ElementReach(Tape tape, int[] variables, IReadOnlyList<int> entries)
    {
        int[][] slots = [.. entries.Select(entry => Ways.OperandSlots(tape.Storage, entry).Where(slot => tape.At(slot).DType.IsFloating).Distinct().ToArray())];
        int[] all = [.. slots.SelectMany(own => own).Distinct()];
        var starts = new Dictionary<int, int>();
        int length = 0;
        foreach (int slot in all)
        {
            starts[slot] = length;
            length += tape.At(slot).Length;
        }

        stretches = Array.ConvertAll(slots, own => Array.ConvertAll(own, slot => (starts[slot], tape.At(slot).Length)));
        memory = new ReevaluationMemory(new Reevaluation(tape, variables, all));
        point = Array.ConvertAll(variables, slot => tape.At(slot).ToDoubles());
        before = memory.MoveAll(point);
    }

    /// <summary>For each of the operations, whether it depends on an element; that none does where the function throws beside the point.</summary>
    /// <param name="operand">The number of the operand.</param>
    /// <param name="place">The place of the element in row-major order.</param>
    public bool[] Of(int operand, int place)
    {
        double at = point[operand][place];
        point[operand][place] = at + (Move * (at == 0 ? 1 : at));
        try
        {
            double[] after = memory.MoveAll(point);
            return Array.ConvertAll(stretches, own => Array.Exists(own, stretch =>
                !after.AsSpan(stretch.Start, stretch.Length).SequenceEqual(before.AsSpan(stretch.Start, stretch.Length))));
        }
        catch (Exception exception) when (ThrownBeside.MayBe(exception))
        {
            return new bool[stretches.Length];
        }
        finally
        {
            point[operand][place] = at;
        }
    }
}
