namespace AutoGrad;

internal sealed partial class BackwardPass
{
    /// <summary>
    /// Visits an entry for a planner, which notes the entry with each step, or looks at what comes of it. What a rule records has the module path of its entry.
    /// </summary>
    void VisitWatched(int i, Tensor yBar)
    {
        if (planner is not null)
            planner.Entry = i;
        int scope = tape.GoToScope(storage.Entries[i].Scope);
        try
        {
            if (tape.ChecksFinite)
                VisitAndCheck(i, yBar);
            else
                Visit(i, yBar);
        }
        finally
        {
            tape.LeaveScope(scope);
        }
    }

    /// <summary>Visits an entry and looks at the adjoints that its rule contributed to.</summary>
    /// <exception cref="NonFiniteException">An adjoint is NaN or infinite; all those before it were finite.</exception>
    void VisitAndCheck(int i, Tensor yBar)
    {
        RecordedStep step = RecordedStep.Of(tape, i);
        var arrived = new TensorSummary($"adjoint of {step.Name}", yBar, ValueRange.Of(yBar));
        if (!arrived.Range.IsFinite)
            throw NonFiniteException.Seed(step, arrived);
        tape.IsInRule = true;
        try
        {
            Visit(i, yBar);
        }
        finally
        {
            tape.IsInRule = false;
        }

        TapeEntry entry = storage.Entries[i];
        for (int k = 0; k < entry.OperandCount; k++)
        {
            int slot = SlotAt(entry.FirstOperand + k);
            if (!Wants(slot) || Result(slot) is not { } adjoint || ValueRange.Of(adjoint) is not { IsFinite: false } range)
                continue;
            Application application = ApplicationOf(entry);
            TensorSummary[] read = [arrived, .. Tape.Summaries(step.Operands, application.Operands), new(step.Name, entry.Result, ValueRange.Of(entry.Result))];
            throw NonFiniteException.Backward(step, read, new TensorSummary(step.Operands[k], adjoint, range));
        }
    }

    Application ApplicationOf(in TapeEntry entry)
    {
        var values = new Tensor[entry.OperandCount];
        for (int k = 0; k < values.Length; k++)
            values[k] = tape.At(SlotAt(entry.FirstOperand + k));
        return new Application(values, entry.Result);
    }
}
