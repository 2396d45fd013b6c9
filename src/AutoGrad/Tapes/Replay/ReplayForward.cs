namespace AutoGrad;

/// <summary>
/// The steps of a captured function: the entries that depend on inputs, parameters or randomness, and what was detached or computed in a pause from such. All else
/// keeps the value it has.
/// </summary>
internal sealed class ReplayForward
{
    readonly Tape tape;
    readonly HashSet<Tensor> inputs;
    readonly bool[] entryChanges;
    readonly Dictionary<Tensor, bool> constants = new(ReferenceEqualityComparer.Instance);
    readonly List<ReplayStep> steps = [];

    ReplayForward(Tape tape, Tensor[] inputs)
    {
        this.tape = tape;
        this.inputs = new HashSet<Tensor>(inputs, ReferenceEqualityComparer.Instance);
        entryChanges = new bool[tape.Storage.EntryCount];
    }

    /// <summary>Plans the steps in the order in which they were computed.</summary>
    /// <param name="tape">The tape that has recorded the function.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="output">Its result, which may be a constant that was made from what changes.</param>
    /// <param name="constants">Tensors without an entry that belong to the program: those that change from run to run, and those that the tape has made.</param>
    /// <param name="read">What the function read of that which changes from run to run.</param>
    public static List<ReplayStep> Plan(Tape tape, Tensor[] inputs, Tensor output, out Tensor[] constants, out Tensor[] read)
    {
        var plan = new ReplayForward(tape, inputs);
        for (int i = 0; i < plan.entryChanges.Length; i++)
            plan.AddEntry(i);
        plan.Changes(tape.Named(output));
        read = [.. tape.TensorsRead.Select(plan.Source).Where(plan.Changes)];
        constants = [.. plan.constants.Where(constant => constant.Value || ReferenceEquals(constant.Key.Owner, tape)).Select(constant => constant.Key)];
        return plan.steps;
    }

    void AddEntry(int i)
    {
        TapeStorage s = tape.Storage;
        TapeEntry entry = s.Entries[i];
        var operands = new Tensor[entry.OperandCount];
        for (int k = 0; k < operands.Length; k++)
            operands[k] = tape.At(s.Slots[entry.FirstOperand + k]);
        entryChanges[i] = AnyChanges(operands);
        if (entryChanges[i])
            steps.Add(new ReplayStep(entry.Operation, operands, entry.Result, accumulate: false, i));
    }

    /// <summary>What a tensor shows the memory of, if it is a constant that was detached without a copy; by the name that steps know it by.</summary>
    Tensor Source(Tensor tensor)
    {
        while (tape.DetachedFrom(tensor) is { } source && source.IsSameMemory(tensor))
            tensor = source;
        return tape.Named(tensor);
    }

    /// <summary>Whether the result of operands changes from run to run; without operands it is drawn at random.</summary>
    bool AnyChanges(Tensor[] operands)
    {
        bool any = operands.Length == 0;
        foreach (Tensor operand in operands)
            any |= Changes(operand);
        return any;
    }

    bool Changes(Tensor tensor)
    {
        if (tensor is Parameter || inputs.Contains(tensor))
            return true;
        if (tape.EntryOf(tensor) is { } entry)
            return entryChanges[entry];
        if (!constants.TryGetValue(tensor, out bool changes))
            constants[tensor] = changes = Follow(tensor);
        return changes;
    }

    /// <summary>Adds the steps of a constant that was made from what changes, if it was.</summary>
    bool Follow(Tensor constant)
    {
        if (tape.DetachedFrom(constant) is { } named)
        {
            Tensor source = tape.Named(named);
            if (!Changes(source))
                return false;
            if (!constant.IsSameMemory(source))
                steps.Add(new ReplayStep(Variable.Operation, [source], constant, accumulate: false, entry: -1));
            return true;
        }

        if (tape.PausedStepOf(constant) is not { } paused)
            return false;
        Tensor[] operands = Array.ConvertAll(paused.Operands, tape.Named);
        if (!AnyChanges(operands))
            return false;
        steps.Add(new ReplayStep(paused.Operation, operands, constant, accumulate: false, entry: -1));
        return true;
    }
}
