namespace AutoGrad;

/// <summary>Finds the recorded operation whose rule is wrong, once a gradient has turned out wrong.</summary>
internal static class Blame
{
    /// <summary>Longer tapes are not searched operation by operation.</summary>
    const int MaxEntries = 2000;

    /// <summary>The operands with their wrong elements traced to an operation, where one on their way is wrong by itself.</summary>
    /// <param name="operands">What was found.</param>
    /// <param name="plan">The recorded function.</param>
    /// <param name="tape">The tape, in Float64.</param>
    /// <param name="entryOf">The number and the module path of an entry as the user knows them.</param>
    /// <param name="options">The choices of the check.</param>
    public static IReadOnlyList<OperandCheck> Trace(
        IReadOnlyList<OperandCheck> operands, Reevaluation plan, Tape tape, Func<int, (int Entry, string Path)> entryOf, GradCheckOptions options)
    {
        if (operands.All(operand => operand.Verdict != Verdict.Fail) || plan.Steps.Count > MaxEntries)
            return operands;
        var alone = new GradCheckOptions { Mode = GradCheckMode.Fast, Seed = options.Seed };
        var wrong = new List<int>();
        for (int i = 0; i < plan.Steps.Count; i++)
        {
            if (TapeEntries.Check(tape, [plan.Steps[i].Entry], _ => "", alone).Verdict == Verdict.Fail)
                wrong.Add(i);
        }

        return [.. operands.Select((operand, i) =>
        {
            int step = wrong.FirstOrDefault(step => plan.Affected[i][step] != Reach.None, -1);
            if (step < 0 || operand.Verdict != Verdict.Fail)
                return operand;
            OperandCheck named = Named(operand, plan.Steps[step], entryOf);
            return UnsummedBroadcast.In(tape, plan.Steps[step].Entry) is { } text
                ? named with { Guess = new Guess(GuessKind.BroadcastNotSummed, operand.Name, $"{operand.Name}: {text}") }
                : named;
        })];
    }

    static OperandCheck Named(OperandCheck operand, ReevaluationStep step, Func<int, (int Entry, string Path)> entryOf)
    {
        (int entry, string path) = entryOf(step.Entry);
        string operation = TapeListing.Text(step.Operation);
        return operand with
        {
            Elements = [.. operand.Elements.Select(element => element.Verdict == Verdict.Fail ? element with { Operation = operation, Path = path, Entry = entry } : element)],
        };
    }
}
