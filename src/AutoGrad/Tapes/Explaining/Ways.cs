namespace AutoGrad;

/// <summary>The entries of a tape through which derivatives flow from variables to a result, and who uses what on the way.</summary>
internal sealed class Ways
{
    readonly Dictionary<int, List<int>> uses = [];
    readonly List<int> entries = [];

    public Ways(Tape tape, int root, ReadOnlySpan<int> variables)
    {
        TapeStorage s = tape.Storage;
        bool[] flows = FlowsFrom(s, root, variables, out HashSet<int> sources), leads = LeadsTo(s, root, flows);
        for (int i = 0; i <= root; i++)
        {
            if (!flows[i] || !leads[i])
                continue;
            entries.Add(i);
            foreach (int slot in OperandSlots(s, i).Distinct().Where(slot => sources.Contains(slot) || (slot >= 0 && flows[slot])))
                (uses.TryGetValue(slot, out List<int>? list) ? list : uses[slot] = []).Add(i);
        }
    }

    /// <summary>The entries in the order of recording.</summary>
    public IReadOnlyList<int> Entries => entries;

    /// <summary>The entries on the way that have a slot among their operands, in the order of recording.</summary>
    public IReadOnlyList<int> Uses(int slot) => uses.TryGetValue(slot, out List<int>? list) ? list : [];

    /// <summary>Whether a slot is a variable or an entry on the way, so that its adjoint is part of the gradient.</summary>
    public bool Contains(int slot) => uses.ContainsKey(slot);

    /// <summary>The slots of an entry's operands in order.</summary>
    public static ArraySegment<int> OperandSlots(TapeStorage s, int entry) => new(s.Slots, s.Entries[entry].FirstOperand, s.Entries[entry].OperandCount);

    /// <summary>Which entries, up to the last one given, depend on one of the variables.</summary>
    public static bool[] FlowsFrom(TapeStorage s, int last, ReadOnlySpan<int> variables, out HashSet<int> sources)
    {
        HashSet<int> from = [.. variables];
        var flows = new bool[last + 1];
        for (int i = 0; i <= last; i++)
            flows[i] = s.Entries[i].PassesGradient && OperandSlots(s, i).Any(slot => from.Contains(slot) || (slot >= 0 && flows[slot]));
        sources = from;
        return flows;
    }

    static bool[] LeadsTo(TapeStorage s, int root, bool[] flows)
    {
        var leads = new bool[root + 1];
        leads[root] = true;
        for (int i = root; i >= 0; i--)
        {
            if (!flows[i] || !leads[i])
                continue;
            foreach (int slot in OperandSlots(s, i))
            {
                if (slot >= 0)
                    leads[slot] = true;
            }
        }

        return leads;
    }
}
