namespace AutoGrad;

/// <summary>A step of a replay that looks at what it has computed.</summary>
/// <param name="step">The step.</param>
/// <param name="entry">The entry of the captured tape that it computes, or whose backward rule it belongs to.</param>
/// <param name="isBackward">Whether it belongs to a backward rule.</param>
internal sealed class CheckedStep(ReplayStep step, RecordedStep entry, bool isBackward) : IReplayUnit
{
    /// <exception cref="NonFiniteException">The result is not finite.</exception>
    public void Run()
    {
        step.Run();
        ValueRange range = ValueRange.Of(step.Result);
        if (range.IsFinite || (!isBackward && range.NaNs == 0 && Tape.AnyIsInfinite(step.Operands)))
            return;
        if (!isBackward)
            throw NonFiniteException.Forward(entry, Tape.Summaries(entry.Operands, step.Operands), new TensorSummary(entry.Name, step.Result, range));
        string[] names = [.. Enumerable.Range(0, step.Operands.Length).Select(k => $"operand {k}")];
        throw NonFiniteException.BackwardStep(entry, Tape.Summaries(names, step.Operands), new TensorSummary(TapeListing.Text(step.Operation), step.Result, range));
    }
}
