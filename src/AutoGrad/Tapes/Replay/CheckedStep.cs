namespace AutoGrad;

/// <summary>A step of a replay that looks at what it has computed.</summary>
internal sealed class CheckedStep : IReplayUnit
{
    readonly ReplayStep step;
    readonly RecordedStep entry;
    readonly bool isBackward;
    readonly Tensor[] operands;

    /// <summary>What the step writes over, and a tensor that keeps it for the message.</summary>
    readonly Tensor? overwritten, kept;

    /// <param name="step">The step.</param>
    /// <param name="entry">The entry of the captured tape that it computes, or whose backward rule it belongs to.</param>
    /// <param name="isBackward">Whether it belongs to a backward rule.</param>
    public CheckedStep(ReplayStep step, RecordedStep entry, bool isBackward)
    {
        this.step = step;
        this.entry = entry;
        this.isBackward = isBackward;
        operands = step.Operands;
        overwritten = step.Accumulate ? null : Array.Find(operands, operand => operand.IsSameMemory(step.Result));
        if (overwritten is null)
            return;
        kept = Tensor.Uninitialized(overwritten.Shape, overwritten.DType);
        operands = Array.ConvertAll(operands, operand => ReferenceEquals(operand, overwritten) ? kept : operand);
    }

    public IReadOnlyList<ReplayStep> Steps => [step];

    /// <exception cref="NonFiniteException">The result is not finite.</exception>
    public void Run()
    {
        overwritten?.Bytes().CopyTo(kept!.Bytes());
        step.Run();
        ValueRange range = ValueRange.Of(step.Result);
        if (range.IsFinite || (!isBackward && range.NaNs == 0 && Tape.AnyIsInfinite(operands)))
            return;
        if (!isBackward)
            throw NonFiniteException.Forward(entry, Tape.Summaries(entry.Operands, operands), new TensorSummary(entry.Name, step.Result, range));
        string[] names = [.. Enumerable.Range(0, operands.Length).Select(k => $"operand {k}")];
        throw NonFiniteException.BackwardStep(entry, Tape.Summaries(names, operands), new TensorSummary(TapeListing.Text(step.Operation), step.Result, range));
    }
}
