namespace AutoGrad;

/// <summary>Checks the operations that a tape has recorded, each by itself.</summary>
/// <param name="tape">The tape; it stays as it is.</param>
/// <param name="options">The choices of each check; its cotangents are drawn.</param>
internal sealed class TapeEntries(Tape tape, GradCheckOptions options)
{
    /// <summary>
    /// Adjoints of the entries, with which every rule is checked beside the random ones: a rule may be wrong for some adjoints alone. Null for none.
    /// </summary>
    public EntryAdjoints? Adjoints { get; init; }

    /// <summary>Replaces the backward rules as what is checked, by forward rules; null for backward rules.</summary>
    public Func<Recording, double[], double[][]>? RuleOf { get; init; }

    /// <summary>Checks differentiable entries, and joins what is found.</summary>
    /// <param name="entries">The numbers of the entries.</param>
    /// <param name="path">The module path of an entry.</param>
    public GradCheckReport Check(IEnumerable<int> entries, Func<int, string> path)
    {
        var operands = new List<OperandCheck>();
        var notes = new List<string>();
        Doubt doubt = Doubt.NothingToCheck;
        foreach ((int i, GradCheckReport report) in Reports(entries))
        {
            string operation = TapeListing.Text(tape.Storage.Entries[i].Operation);
            if (report.Operands.Count == 0 && report.Doubt != Doubt.NothingToCheck)
            {
                doubt = report.Doubt;
                notes.Add($"%{i} {operation} was not checked: {Sentences.Of(report.Doubt)}.");
            }

            operands.AddRange(report.Operands.Select(operand => operand with
            {
                Elements = [.. operand.Elements.Select(element => element with { Operation = operation, Path = path(i), Entry = i })],
            }));
        }

        return operands.Count == 0
            ? new GradCheckReport(doubt) { Mode = options.Mode, Notes = notes }
            : new GradCheckReport(operands) { Mode = options.Mode, Notes = notes };
    }

    /// <summary>
    /// Checks differentiable entries one after the other. All backward rules run before any operation is evaluated again, since one that keeps a buffer would be
    /// helped by that.
    /// </summary>
    public IEnumerable<(int Entry, GradCheckReport Report)> Reports(IEnumerable<int> entries)
    {
        var planned = new List<(int Entry, Planned First, Planned[] WithAdjoints)>();
        foreach (int i in entries)
        {
            var source = new EntrySource(tape, i);
            if (source.IsChecked)
                planned.Add((i, Plan(source, options), [.. (Adjoints?.At(i) ?? []).Select(adjoint => Plan(source, new() { Mode = GradCheckMode.Fast, Seed = options.Seed, Cotangents = [adjoint], EnoughFailures = options.EnoughFailures }))]));
        }

        foreach ((int i, Planned first, Planned[] withAdjoints) in planned)
        {
            GradCheckReport report = Examine(first);
            foreach (Planned other in withAdjoints)
                report = report.Verdict == Verdict.Fail ? report : WithAdjoint(report, other);
            yield return (i, report);
        }
    }

    /// <summary>The report with a given adjoint, element by element if the options ask for it, where probes with it fail; else the report at hand.</summary>
    GradCheckReport WithAdjoint(GradCheckReport report, Planned other)
    {
        GradCheckReport found = Examine(other);
        if (found.Verdict == Verdict.Fail && options.Mode == GradCheckMode.Full)
            found = Examine(other with { Options = options with { Cotangents = other.Options.Cotangents } });
        return found.Verdict == Verdict.Fail ? found : report;
    }

    Planned Plan(EntrySource source, GradCheckOptions choices) => new(source, choices, RuleOf is null ? new RecordedRule(source, choices) : null);

    GradCheckReport Examine(Planned check) => new Examination(check.Source, check.Options) { Traces = false, IsReverse = RuleOf is null, GradientsOf = RuleOf ?? check.Rule!.ForCheck() }.Run();

    /// <summary>One check of an entry; the rule has run.</summary>
    sealed record Planned(EntrySource Source, GradCheckOptions Options, RecordedRule? Rule);
}
