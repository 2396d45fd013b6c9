namespace AutoGrad;

/// <summary>An operation that a tape has recorded, alone, at the operands that it had there, widened.</summary>
internal sealed class EntrySource : CheckSource
{
    readonly Operation operation, recorded;
    readonly Tensor[] all, narrow;
    readonly Tensor result;

    /// <summary>The place of the variable among the operands of the check for each operand; −1 for what is not moved.</summary>
    readonly int[] places;

    /// <param name="tape">The tape.</param>
    /// <param name="entry">The number of the entry. An operand that it uses twice is moved in both places at once.</param>
    public EntrySource(Tape tape, int entry)
    {
        using var nobody = new NoOwner();
        TapeStorage s = tape.Storage;
        TapeEntry of = s.Entries[entry];
        recorded = of.Operation;
        operation = of.Operation.Widened;
        result = of.Result;
        int[] slots = s.Slots.AsSpan(of.FirstOperand, of.OperandCount).ToArray();
        narrow = Array.ConvertAll(slots, tape.At);
        all = [.. narrow.Select((operand, i) => Widened(narrow[Array.IndexOf(slots, slots[i])]))];
        IsNarrow = Array.Exists([result, .. narrow], tensor => tensor.DType == DType.Float32);
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
    public override Recording Record() => OnTape(isWide: true, (_, operands) => operation.Apply(operands));

    /// <summary>
    /// The entry as it was recorded, in its own precision, with its result and without computing it again: a rule that keeps a buffer in its operation finds it as
    /// the recording left it.
    /// </summary>
    public Recording RecordAsItWas() => OnTape(isWide: false, (tape, operands) =>
    {
        Tensor copy = From(result.ToDoubles(), result.Shape, result.DType);
        tape.Record(recorded, operands, copy);
        return copy;
    });

    /// <summary>The entry computed again in its own precision.</summary>
    public Recording RecordAgain() => OnTape(isWide: false, (_, operands) => recorded.Apply(operands));

    /// <summary>Applies the operation in Float64 to other operands.</summary>
    /// <param name="moved">One for each of <see cref="Operands"/>.</param>
    public Tensor Apply(Tensor[] moved) => operation.Apply(With(all, moved));

    /// <inheritdoc/>
    public override double[] Run(double[][] elements) => Unrecorded(() =>
    {
        Tensor[] moved = [.. Operands.Select((operand, i) => From(elements[i], operand.Shape, DType.Float64))];
        return [Apply(moved)];
    });

    Recording OnTape(bool isWide, Func<Tape, Tensor[], Tensor> apply)
    {
        Tensor[] fixedOnes = isWide ? all : narrow, copies;
        using (new NoOwner())
            copies = [.. Operands.Select((operand, i) => From(operand.ToDoubles(), operand.Shape, fixedOnes[Array.IndexOf(places, i)].DType))];
        var tape = new Tape();
        try
        {
            Tensor[] named = Array.ConvertAll(copies, copy => Variable.Operation.Apply(copy));
            return new Recording(tape, Array.ConvertAll(named, variable => variable.Slot), [apply(tape, With(fixedOnes, named))]);
        }
        catch
        {
            tape.Dispose();
            throw;
        }
    }

    /// <summary>All operands of the operation; the same tensor where it uses one twice.</summary>
    Tensor[] With(Tensor[] fixedOnes, Tensor[] moved) => [.. fixedOnes.Select((operand, i) => places[i] < 0 ? operand : moved[places[i]])];

    static Tensor Widened(Tensor operand) => operand.DType == DType.Float32 ? Tensor.From<double>(operand.ToDoubles(), operand.Shape) : operand;

    static string NameOf(TapeStorage s, int entry, int[] slots, int slot)
    {
        string name = TapeListing.Name(s, slot);
        return slots.Length == 1 ? $"{name} of %{entry}" : $"{name} (operand {Array.IndexOf(slots, slot)}) of %{entry}";
    }
}
