namespace AutoGrad;

public sealed partial class Tape
{
    /// <summary>Whether a recorded value was computed from another, an entry of this tape, along operations through which gradients pass.</summary>
    internal bool DependsOn(Tensor y, Tensor x)
    {
        TapeStorage s = Storage;
        int first = RequireSlot(x, "The variable"), last = RequireSlot(y, "The result");
        if (last < first)
            return false;
        var depends = new bool[last - first + 1];
        depends[0] = true;
        for (int i = first + 1; i <= last; i++)
        {
            ref TapeEntry entry = ref s.Entries[i];
            for (int k = 0; k < entry.OperandCount && entry.Operation.IsDifferentiable; k++)
            {
                int slot = s.Slots[entry.FirstOperand + k];
                depends[i - first] |= slot >= first && depends[slot - first];
            }
        }

        return depends[^1];
    }
}
