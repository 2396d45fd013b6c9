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
                tangents[i - first] = entry.Operation.Jvp(new Application(operands, entry.Result), incoming);
        }

        return tangents[^1];
    }
}
