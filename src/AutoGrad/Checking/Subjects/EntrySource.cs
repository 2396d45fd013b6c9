namespace AutoGrad;

/// <summary>An operation that a tape has recorded, alone, at the operands that it had there, widened.</summary>
internal sealed class EntrySource : CheckSource
{
    readonly Operation operation;
    readonly Tensor[] all;
    readonly int[] moved;

    /// <param name="operation">The operation.</param>
    /// <param name="operands">Its operands; those that are not floating-point, and bare numbers, stay as they are.</param>
    /// <param name="names">Their names.</param>
    public EntrySource(Operation operation, Tensor[] operands, IReadOnlyList<string> names)
    {
        using var nobody = new NoOwner();
        this.operation = operation.Widened;
        all = Array.ConvertAll(operands, operand => operand.DType == DType.Float32 ? Tensor.From<double>(operand.ToDoubles(), operand.Shape) : operand);
        moved = [.. Enumerable.Range(0, all.Length).Where(i => all[i].DType.IsFloating && !all[i].IsNumber)];
        Names = [.. moved.Select(i => names[i])];
        Operands = Array.ConvertAll(moved, i => all[i]);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Names { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor> Operands { get; }

    /// <inheritdoc/>
    public override Recording Record()
    {
        var tape = new Tape();
        try
        {
            Tensor[] operands = [.. all];
            int[] slots = new int[moved.Length];
            for (int i = 0; i < slots.Length; i++)
            {
                Tensor named = Variable.Operation.Apply(From(Operands[i].ToDoubles(), Operands[i].Shape, DType.Float64));
                operands[moved[i]] = named;
                slots[i] = named.Slot;
            }

            tape.NoteReads();
            return new Recording(tape, slots, [operation.Apply(operands)]);
        }
        catch
        {
            tape.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override double[] Run(double[][] elements) => Unrecorded(() =>
    {
        Tensor[] operands = [.. all];
        for (int i = 0; i < moved.Length; i++)
            operands[moved[i]] = From(elements[i], Operands[i].Shape, DType.Float64);
        return [operation.Apply(operands)];
    });
}
