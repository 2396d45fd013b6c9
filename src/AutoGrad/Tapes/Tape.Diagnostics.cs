namespace AutoGrad;

public sealed partial class Tape
{
    readonly List<string>? lines;
    bool checksFinite, isDiagnosed;
    bool isInRule, isExplaining;

    /// <summary>Whether results and adjoints that are not finite stop the computation.</summary>
    internal bool ChecksFinite => checksFinite && !isExplaining;

    /// <summary>Whether a backward or forward rule is being recorded; the pass then looks at what comes of it, and not at each step.</summary>
    internal bool IsInRule
    {
        set => isInRule = value;
    }

    /// <summary>Begins or ends looking at values that are not finite; returns whether the tape did before.</summary>
    internal bool CheckFinite(bool on)
    {
        bool before = checksFinite;
        checksFinite = on;
        isDiagnosed = on || lines is not null;
        return before;
    }

    /// <summary>The line of the source text at which an entry was recorded; empty if it was not noted.</summary>
    internal string LineOf(int entry) => lines?[entry] ?? "";

    /// <summary>Looks at a step that is about to become an entry.</summary>
    void Diagnose(Operation operation, ReadOnlySpan<Tensor> operands, Tensor result)
    {
        string line = lines is null ? "" : SourceLine.OfCaller();
        if (checksFinite && !isInRule)
            CheckResult(operation, operands, result, line);
        lines?.Add(line);
    }

    void CheckResult(Operation operation, ReadOnlySpan<Tensor> operands, Tensor result, string line)
    {
        ValueRange range = ValueRange.Of(result);
        if (range.IsFinite || (range.NaNs == 0 && AnyIsInfinite(operands)))
            return;
        TapeStorage s = Storage;
        var names = new string[operands.Length];
        for (int k = 0; k < names.Length; k++)
            names[k] = TapeListing.Name(s, SlotOf(operands[k]));
        var step = new RecordedStep(s.EntryCount, TapeListing.Text(operation), names, OpenScopePath, line);
        throw NonFiniteException.Forward(step, Summaries(names, operands), new TensorSummary(step.Name, result, range));
    }

    internal static bool AnyIsInfinite(ReadOnlySpan<Tensor> operands)
    {
        foreach (Tensor operand in operands)
        {
            if (ValueRange.Of(operand).Infinities > 0)
                return true;
        }

        return false;
    }

    internal static TensorSummary[] Summaries(IReadOnlyList<string> names, ReadOnlySpan<Tensor> tensors)
    {
        var summaries = new TensorSummary[tensors.Length];
        for (int k = 0; k < summaries.Length; k++)
            summaries[k] = new TensorSummary(names[k], tensors[k], ValueRange.Of(tensors[k]));
        return summaries;
    }
}
