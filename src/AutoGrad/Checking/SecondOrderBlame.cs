namespace AutoGrad;

/// <summary>
/// Finds the recorded operation whose rule has a wrong derivative, once a second derivative has turned out wrong: the rule's adjoints are right, and what was recorded
/// of them is not, as after <c>Detach</c> in a rule, or where a rule reads numbers.
/// </summary>
internal static class SecondOrderBlame
{
    /// <summary>The report with its wrong elements traced to an operation, where no other blame has been found and the second derivative of one is wrong by itself.</summary>
    public static GradCheckReport Trace(GradCheckReport report, Func<Tensor[], Tensor> f, Tensor[] x, GradCheckOptions options)
    {
        if (report.Failures.All(failure => failure.Operation.Length > 0))
            return report;
        using var draws = new RandomDraws();
        using Recording recording = new FunctionSource(all => [f(all)], x, [.. x.Select((_, i) => $"x{i}")]).Record();
        Tape tape = recording.Tape;
        if (tape.Count > Blame.MaxEntries)
            return report;
        int[] wrong = [.. Enumerable.Range(0, tape.Count).Where(entry => IsWrong(tape, entry, options))];
        return report.With([.. report.Operands.Select((operand, i) =>
        {
            // The last operand is v, the adjoint of the result, which comes to every operation on the way there. Without a way from the operand
            // to the operation, its adjoint may still depend on the operand.
            Func<int, bool> isNear = i < x.Length
                ? entry => tape.DependsOn(tape.At(entry), tape.At(recording.Variables[i]))
                : entry => tape.DependsOn(recording.Results[0], tape.At(entry));
            int blamed = wrong.Where(isNear).Concat(wrong).FirstOrDefault(-1);
            return blamed < 0 ? operand : Blame.Named(operand, tape.Storage.Entries[blamed].Operation, (blamed, tape.ScopePath(tape.Storage.Entries[blamed].Scope)));
        })]);
    }

    static bool IsWrong(Tape tape, int entry, GradCheckOptions options)
    {
        var source = new EntrySource(tape, entry);
        if (!source.IsChecked)
            return false;
        using var nobody = new NoOwner();
        Shape shape = tape.At(entry).Shape;
        var alone = new GradCheckOptions { Mode = GradCheckMode.Fast, Seed = options.Seed, EnoughFailures = 1 };
        Tensor v = Tensor.From<double>(Cotangents.Of(alone, [shape]), shape);
        return GradCheck.SecondOrder(source.Apply, [.. source.Operands, v], [.. source.Names, "v"], alone, traces: false).Verdict == Verdict.Fail;
    }
}
