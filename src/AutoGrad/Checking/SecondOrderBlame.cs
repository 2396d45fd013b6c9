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
        if (wrong.Length == 0)
            return report;
        BlamedOperation[] named = Array.ConvertAll(wrong, entry => BlamedOperation.Of(tape, entry));
        ElementReach? reach = wrong.Length > 1 ? new ElementReach(tape, recording.Variables, wrong) : null;
        GradCheckReport traced = report.With([.. report.Operands.Select((operand, i) => Blame.Named(operand, place =>
        {
            // The last operand is v, the adjoint of the result, which comes to operations on the way there. Where an element does not reach an operation, the
            // operation's adjoint may still depend on it.
            bool[]? near = wrong.Length == 1 ? null : i < x.Length ? reach!.Of(i, place) : Reached(recording, wrong, place);
            return named[Math.Max(near is null ? 0 : Array.IndexOf(near, true), 0)];
        }))]);
        return Blame.Several(named) is { } note ? traced.WithNote(note) : traced;
    }

    /// <summary>The operations to which an element of the result's adjoint comes.</summary>
    static bool[] Reached(Recording recording, int[] entries, int place)
    {
        var seed = new double[recording.Results[0].Length];
        seed[place] = 1;
        return Array.ConvertAll((recording with { Variables = entries }).Gradients(seed), adjoint => Array.Exists(adjoint, element => element != 0));
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
