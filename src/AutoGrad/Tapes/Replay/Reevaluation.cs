namespace AutoGrad;

/// <summary>
/// A recorded computation whose variables can be moved away from the values that were recorded: which entries depend on them and lead to the results. Any
/// number of <see cref="ReevaluationMemory"/> evaluate it at once, each on a thread of its own, while the tape lives.
/// </summary>
internal sealed class Reevaluation
{
    readonly Tape tape;
    readonly int[] places;
    readonly Dictionary<Tensor, int> detached;

    /// <param name="tape">The tape.</param>
    /// <param name="variables">The slots of what is moved: entries or leaves.</param>
    /// <param name="results">The slots of what is computed.</param>
    public Reevaluation(Tape tape, int[] variables, int[] results)
    {
        this.tape = tape;
        Variables = variables;
        Results = results;
        TapeStorage s = tape.Storage;
        detached = FindDetached(s);
        bool[] moves = Moving(s), needed = Needed(s);
        places = new int[s.EntryCount];
        var steps = new List<ReevaluationStep>();
        for (int i = 0; i < s.EntryCount; i++)
        {
            places[i] = -1;
            if (!moves[i] || !needed[i] || variables.Contains(i))
                continue;
            places[i] = steps.Count;
            steps.Add(StepOf(s, i));
        }

        Steps = [.. steps];
        Affected = [.. variables.Select(variable => AffectedBy(variable))];
    }

    /// <summary>The slots of what is moved.</summary>
    public int[] Variables { get; }

    /// <summary>The slots of what is computed.</summary>
    public int[] Results { get; }

    /// <summary>The entries that are computed again, in order.</summary>
    public IReadOnlyList<ReevaluationStep> Steps { get; }

    /// <summary>For each variable and each step, whether moving one element of the variable changes none, one or any of the step's result.</summary>
    public IReadOnlyList<Reach[]> Affected { get; }

    /// <summary>The value that was recorded at a slot, readable from any thread while the tape lives.</summary>
    public Tensor Recorded(int slot) => Unowned(tape.At(slot));

    /// <summary>The step that computes a slot, or −1 if the slot holds what was recorded.</summary>
    public int StepAt(int slot) => slot >= 0 ? places[slot] : -1;

    /// <summary>The slot whose value stands at a slot: that of the tensor that was detached, or the slot itself.</summary>
    public int Source(int slot) => slot < 0 && detached.TryGetValue(tape.At(slot), out int source) ? source : slot;

    static Tensor Unowned(Tensor tensor) =>
        tensor.Owner is null ? tensor : new Tensor(tensor.Location.Buffer!, tensor.Location.Start, tensor.Shape, tensor.Length, tensor.DType, owner: null, tensor.IsNumber);

    ReevaluationStep StepOf(TapeStorage s, int i)
    {
        TapeEntry entry = s.Entries[i];
        int[] own = s.Slots.AsSpan(entry.FirstOperand, entry.OperandCount).ToArray(), slots = Array.ConvertAll(own, Source);
        var recorded = new Tensor[slots.Length];
        for (int k = 0; k < recorded.Length; k++)
            recorded[k] = Array.IndexOf(own, own[k]) is var first && first < k ? recorded[first] : Recorded(slots[k]);
        Tensor result = Unowned(entry.Result);
        bool isView = slots.Length == 1 && ReferenceEquals(result.Location.Buffer, recorded[0].Location.Buffer);
        return new ReevaluationStep(i, entry.Operation, slots, recorded, result, isView, !result.DType.IsFloating || entry.Operation.HasBranches);
    }

    /// <summary>
    /// A tensor that was detached from one on the tape is a leaf that shows the same memory. No gradient flows through it, but its value moves.
    /// </summary>
    Dictionary<Tensor, int> FindDetached(TapeStorage s)
    {
        var found = new Dictionary<Tensor, int>(ReferenceEqualityComparer.Instance);
        for (int leaf = 0; leaf < s.LeafCount; leaf++)
        {
            Tensor tensor = s.Leaves[leaf].Tensor;
            if (!tensor.IsView || Variables.Contains(~leaf))
                continue;
            for (int i = 0; i < s.EntryCount && !found.ContainsKey(tensor); i++)
            {
                if (!s.Entries[i].Result.IsReleased && s.Entries[i].Result.IsSameMemory(tensor))
                    found[tensor] = i;
            }

            foreach (int variable in Variables.Where(variable => variable < 0 && tape.At(variable).IsSameMemory(tensor)))
                found.TryAdd(tensor, variable);
        }

        return found;
    }

    bool[] Moving(TapeStorage s)
    {
        var moves = new bool[s.EntryCount];
        for (int i = 0; i < moves.Length; i++)
        {
            moves[i] = Variables.Contains(i);
            for (int k = 0; k < s.Entries[i].OperandCount && !moves[i] && !s.Entries[i].Operation.IsRandom; k++)
            {
                int slot = Source(s.Slots[s.Entries[i].FirstOperand + k]);
                moves[i] = slot >= 0 ? moves[slot] : Variables.Contains(slot);
            }
        }

        return moves;
    }

    bool[] Needed(TapeStorage s)
    {
        var needed = new bool[s.EntryCount];
        foreach (int result in Results.Where(result => result >= 0))
            needed[result] = true;
        for (int i = needed.Length - 1; i >= 0; i--)
        {
            for (int k = 0; k < s.Entries[i].OperandCount && needed[i]; k++)
            {
                if (Source(s.Slots[s.Entries[i].FirstOperand + k]) is var slot and >= 0)
                    needed[slot] = true;
            }
        }

        return needed;
    }

    Reach[] AffectedBy(int variable)
    {
        var reach = new Reach[Steps.Count];
        for (int i = 0; i < reach.Length; i++)
        {
            foreach (int slot in Steps[i].Slots)
            {
                Reach operand = slot == variable ? Reach.Same : StepAt(slot) is var step and >= 0 ? reach[step] : Reach.None;
                if (operand == Reach.None)
                    continue;
                reach[i] = operand == Reach.Same && Steps[i].KeepsPlaces(slot, tape.At(slot)) && reach[i] != Reach.Any ? Reach.Same : Reach.Any;
            }
        }

        return reach;
    }
}
