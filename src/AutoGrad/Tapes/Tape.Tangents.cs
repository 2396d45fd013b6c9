namespace AutoGrad;

public sealed partial class Tape
{
    /// <summary>
    /// Carries a tangent forward over the entries from <paramref name="x"/>, a computed value, to <paramref name="y"/>: forward accumulation.
    /// What it computes is recorded unless the tape is paused. Null means that y does not depend on x.
    /// </summary>
    internal Tensor? Tangent(Tensor y, Tensor x, Tensor direction)
    {
        int first = x.Slot, last = RequireSlot(y, "The result");
        if (last < first)
            return null;
        var tangents = new Tensor?[last - first + 1];
        tangents[0] = direction;
        for (int i = first + 1; i <= last; i++)
        {
            TapeEntry entry = Storage.Entries[i];
            if (!entry.Operation.IsDifferentiable || !entry.Result.DType.IsFloating)
                continue;
            var operands = new Tensor[entry.OperandCount];
            var incoming = new Tensor?[entry.OperandCount];
            bool moves = false;
            for (int k = 0; k < operands.Length; k++)
            {
                int slot = Storage.Slots[entry.FirstOperand + k];
                operands[k] = At(slot);
                incoming[k] = slot >= first ? tangents[slot - first] : null;
                moves |= incoming[k] is not null;
            }

            if (moves)
                tangents[i - first] = ChecksFinite ? CheckedTangent(i, operands, incoming) : entry.Operation.Jvp(new Application(operands, entry.Result), incoming);
        }

        return tangents[^1];
    }

    /// <exception cref="NonFiniteException">The tangent is NaN or infinite; all those before it were finite.</exception>
    Tensor? CheckedTangent(int i, Tensor[] operands, Tensor?[] incoming)
    {
        TapeEntry entry = Storage.Entries[i];
        Tensor? tangent;
        IsInRule = true;
        try
        {
            tangent = entry.Operation.Jvp(new Application(operands, entry.Result), incoming);
        }
        finally
        {
            IsInRule = false;
        }

        if (tangent is null || ValueRange.Of(tangent) is not { IsFinite: false } range)
            return tangent;
        RecordedStep step = RecordedStep.Of(this, i);
        var read = new List<TensorSummary>();
        for (int k = 0; k < operands.Length; k++)
        {
            read.Add(new TensorSummary(step.Operands[k], operands[k], ValueRange.Of(operands[k])));
            if (incoming[k] is { } arrived)
                read.Add(new TensorSummary($"tangent of {step.Operands[k]}", arrived, ValueRange.Of(arrived)));
        }

        throw NonFiniteException.Tangent(step, read, new TensorSummary($"tangent of {step.Name}", tangent, range));
    }
}
