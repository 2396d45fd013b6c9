namespace AutoGrad;

/// <summary>
/// A recorded computation recorded again in Float64: every leaf and constant is widened, casts to Float32 become casts to Float64, what was drawn at random
/// stays as it was drawn.
/// </summary>
internal sealed class WideTape : IDisposable
{
    readonly Dictionary<int, Tensor> leaves = [];
    readonly Tensor[] entries;

    /// <param name="source">The tape to record again; it must live as long as this one.</param>
    /// <param name="variables">The slots of the source that become variables.</param>
    public WideTape(Tape source, IReadOnlyList<int> variables)
    {
        TapeStorage s = source.Storage;
        Source = source;
        Tape = new Tape();
        entries = new Tensor[s.EntryCount];
        try
        {
            foreach (int slot in variables.Where(slot => slot < 0))
                leaves[~slot] = Variable.Operation.Apply(Widen(s.Leaves[~slot].Tensor));
            for (int i = 0; i < entries.Length; i++)
            {
                TapeEntry entry = s.Entries[i];
                if (variables.Contains(i))
                    entries[i] = Variable.Operation.Apply(Widen(entry.Result));
                else if (entry.Operation.IsRandom)
                    entries[i] = Widen(entry.Result);
                else
                    entries[i] = entry.Operation.Widened.Apply([.. Enumerable.Range(0, entry.OperandCount).Select(k => At(s.Slots[entry.FirstOperand + k]))]);
            }
        }
        catch
        {
            Tape.Dispose();
            throw;
        }
    }

    /// <summary>The tape in Float64, which is recording until it is disposed.</summary>
    public Tape Tape { get; }

    /// <summary>The tape that was recorded first.</summary>
    public Tape Source { get; }

    /// <summary>The tensor in Float64 for a slot of the source.</summary>
    public Tensor At(int slot)
    {
        if (slot >= 0)
            return entries[slot];
        if (leaves.TryGetValue(~slot, out Tensor? known))
            return known;
        Tensor leaf = Source.At(slot);
        Tensor wide = Detached(leaf) ?? Widen(leaf);
        leaves[~slot] = wide;
        return wide;
    }

    /// <summary>The number of the entry of the source that an entry of the tape stands for, and its module path.</summary>
    public (int Entry, string Path) Origin(int entry)
    {
        int source = Array.FindIndex(entries, tensor => ReferenceEquals(tensor.Owner, Tape) && tensor.Slot == entry);
        return (source, source < 0 ? "" : Source.ScopePath(Source.Storage.Entries[source].Scope));
    }

    public void Dispose() => Tape.Dispose();

    /// <summary>What was detached from an entry of the source is detached from the same entry here.</summary>
    Tensor? Detached(Tensor leaf)
    {
        if (!leaf.IsView)
            return null;
        for (int i = 0; i < entries.Length && entries[i] is { } entry; i++)
        {
            Tensor recorded = Source.Storage.Entries[i].Result;
            if (!recorded.IsReleased && recorded.IsSameMemory(leaf) && recorded.Shape == leaf.Shape)
                return entry.Detach();
        }

        return null;
    }

    static Tensor Widen(Tensor tensor)
    {
        if (tensor.DType != DType.Float32)
            return tensor.IsNumber ? tensor : tensor.Detach();
        return Tensor.From<double>(tensor.ToDoubles(), tensor.Shape);
    }
}
