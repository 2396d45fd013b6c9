namespace AutoGrad;

/// <summary>An operation that a tape has recorded, alone, at the operands that it had there, widened.</summary>
internal sealed class EntrySource : CheckSource
{
    readonly Operation operation;
    readonly Tensor[] all;
    readonly Tensor result;

    /// <summary>The place of the variable among the operands of the check for each operand; −1 for what is not moved.</summary>
    readonly int[] places;

    /// <param name="tape">The tape.</param>
    /// <param name="entry">The number of the entry. An operand that it uses twice is moved in both places at once.</param>
    public EntrySource(Tape tape, int entry)
    {
        using var nobody = new NoOwner();
        TapeStorage s = tape.Storage;
        TapeEntry recorded = s.Entries[entry];
        operation = recorded.Operation.Widened;
        result = recorded.Result;
        int[] slots = s.Slots.AsSpan(recorded.FirstOperand, recorded.OperandCount).ToArray();
        all = Array.ConvertAll(slots, slot => Widened(tape.At(slot)));
        IsNarrow = Array.Exists(slots, slot => tape.At(slot).DType == DType.Float32);
        int[] moved = [.. slots.Where((_, i) => all[i].DType.IsFloating && !all[i].IsNumber).Distinct()];
        places = Array.ConvertAll(slots, slot => Array.IndexOf(moved, slot));
        Operands = Array.ConvertAll(moved, slot => all[Array.IndexOf(slots, slot)]);
        Names = Array.ConvertAll(moved, slot => NameOf(s, entry, slots, slot));
    }

    /// <summary>Whether the entry was computed in Float32.</summary>
    public bool IsNarrow { get; }

    /// <summary>Whether there is a gradient to check.</summary>
    public bool IsChecked =>
        operation.IsDifferentiable && result.DType.IsFloating && operation is not Variable && Operands.Any(operand => operand.Length > 0);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Names { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor> Operands { get; }

    /// <inheritdoc/>
    public override Recording Record() => OnTape((_, operands) => operation.Apply(operands));

    /// <summary>
    /// The entry as it was recorded in Float64, with its result and without computing it again: a rule that keeps a buffer in its operation finds it as the
    /// recording left it.
    /// </summary>
    public Recording RecordAsItWas() => OnTape((tape, operands) =>
    {
        Tensor copy = From(result.ToDoubles(), result.Shape, DType.Float64);
        tape.Record(operation, operands, copy);
        return copy;
    });

    /// <inheritdoc/>
    public override double[] Run(double[][] elements) => Unrecorded(() =>
    {
        Tensor[] moved = [.. Operands.Select((operand, i) => From(elements[i], operand.Shape, DType.Float64))];
        return [operation.Apply(With(moved))];
    });

    Recording OnTape(Func<Tape, Tensor[], Tensor> apply)
    {
        Tensor[] copies;
        using (new NoOwner())
            copies = [.. Operands.Select(operand => From(operand.ToDoubles(), operand.Shape, DType.Float64))];
        var tape = new Tape();
        try
        {
            Tensor[] named = Array.ConvertAll(copies, copy => Variable.Operation.Apply(copy));
            return new Recording(tape, Array.ConvertAll(named, variable => variable.Slot), [apply(tape, With(named))]);
        }
        catch
        {
            tape.Dispose();
            throw;
        }
    }

    Tensor[] With(Tensor[] moved) => [.. all.Select((operand, i) => places[i] < 0 ? operand : moved[places[i]])];

    static Tensor Widened(Tensor operand) => operand.DType == DType.Float32 ? Tensor.From<double>(operand.ToDoubles(), operand.Shape) : operand;

    static string NameOf(TapeStorage s, int entry, int[] slots, int slot)
    {
        string name = TapeListing.Name(s, slot);
        return slots.Length == 1 ? $"{name} of %{entry}" : $"{name} (operand {Array.IndexOf(slots, slot)}) of %{entry}";
    }
}
