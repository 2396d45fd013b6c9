namespace AutoGrad;

/// <summary>Finds the recorded operation whose rule is wrong, once a derivative of a function has turned out wrong.</summary>
/// <param name="plan">The recorded function.</param>
/// <param name="recording">Its tape, in Float64.</param>
/// <param name="weights">The weights of its results.</param>
/// <param name="options">The choices of the check.</param>
internal sealed class Blame(Reevaluation plan, Recording recording, double[] weights, GradCheckOptions options)
{
    /// <summary>Longer tapes are not searched operation by operation.</summary>
    internal const int MaxEntries = 2000;

    /// <summary>Operations with more elements are searched by probes alone.</summary>
    const int MaxElements = 4096;

    /// <summary>The number and the module path of an entry as the user knows them.</summary>
    public required Func<int, (int Entry, string Path)> Origin { get; init; }

    /// <summary>Forward rules, if those are what is checked; null for backward rules.</summary>
    public Func<Recording, double[], double[][]>? RuleOf { get; init; }

    /// <summary>The operations that are wrong by themselves, where there are several, as a sentence; null for one or none.</summary>
    public string? Note { get; private set; }

    /// <summary>The operands with their wrong elements traced to an operation, where one on their way is wrong by itself; of several, to the first.</summary>
    public IReadOnlyList<OperandCheck> Trace(IReadOnlyList<OperandCheck> operands)
    {
        if (operands.All(operand => operand.Verdict != Verdict.Fail) || plan.Steps.Count > MaxEntries)
            return operands;
        int[] wrong = WrongSteps();
        if (wrong.Length == 0)
            return operands;
        int[] entries = Array.ConvertAll(wrong, step => plan.Steps[step].Entry);
        Note = Several([.. entries.Select(Named)]);
        ElementReach? reach = wrong.Length > 1 ? new ElementReach(recording.Tape, plan.Variables, entries) : null;
        return [.. operands.Select((operand, i) =>
        {
            int[] near = [.. Enumerable.Range(0, wrong.Length).Where(k => plan.Affected[i][wrong[k]] != Reach.None)];
            if (near.Length == 0 || operand.Verdict != Verdict.Fail)
                return operand;
            var blamed = new SortedSet<int>();
            OperandCheck named = Named(operand, place =>
            {
                bool[]? reached = near.Length > 1 ? reach!.Of(i, place) : null;
                int entry = entries[near.Where(k => reached is null || reached[k]).Append(near[0]).First()];
                blamed.Add(entry);
                return Named(entry);
            });
            return RuleOf is null && blamed.Select(entry => UnsummedBroadcast.In(recording.Tape, entry)).OfType<string>().FirstOrDefault() is { } text
                ? named with { Guess = new Guess(GuessKind.BroadcastNotSummed, operand.Name, $"{operand.Name}: {text}") }
                : named;
        })];
    }

    /// <summary>An operand whose wrong elements name the operation that makes them wrong, unless they do already.</summary>
    /// <param name="operand">The operand.</param>
    /// <param name="blame">The operation for the place of an element.</param>
    public static OperandCheck Named(OperandCheck operand, Func<int, BlamedOperation> blame) => operand with
    {
        Elements = [.. operand.Elements.Select(element => element.Verdict == Verdict.Fail && element.Operation.Length == 0
            && blame(ElementIndex.Place(operand.Shape, [.. element.Index])) is var named
            ? element with { Operation = named.Text, Path = named.Path, Entry = named.Entry }
            : element)],
    };

    /// <summary>A sentence on operations that are wrong by themselves; null for fewer than two.</summary>
    public static string? Several(IReadOnlyList<BlamedOperation> wrong) => wrong.Count < 2 ? null
        : $"{wrong.Count} operations are wrong by themselves: {string.Join(", ", wrong)}. An element names the first that it reaches.";

    BlamedOperation Named(int entry)
    {
        (int Entry, string Path) place = Origin(entry);
        return new(TapeListing.Text(recording.Tape.Storage.Entries[entry].Operation), place.Path, place.Entry);
    }

    /// <summary>The steps that are wrong by themselves: by probes with random adjoints; else with the adjoints of the backward pass; else element by element.</summary>
    int[] WrongSteps()
    {
        var alone = new GradCheckOptions { Mode = GradCheckMode.Fast, Seed = options.Seed, EnoughFailures = 1 };
        int[] wrong = Wrong(alone, _ => true, adjoints: null);
        if (wrong.Length == 0 && RuleOf is null)
            wrong = Wrong(alone, _ => true, Adjoints());
        return wrong.Length > 0 ? wrong : Wrong(alone with { Mode = GradCheckMode.Full }, step => step.RecordedOperands.Sum(operand => operand.Length) <= MaxElements, adjoints: null);
    }

    int[] Wrong(GradCheckOptions alone, Func<ReevaluationStep, bool> isSearched, EntryAdjoints? adjoints)
    {
        var entries = new TapeEntries(recording.Tape, alone) { Adjoints = adjoints, RuleOf = RuleOf };
        HashSet<int> wrong = [.. entries.Reports(plan.Steps.Where(isSearched).Select(step => step.Entry)).Where(found => found.Report.Verdict == Verdict.Fail).Select(found => found.Entry)];
        return [.. Enumerable.Range(0, plan.Steps.Count).Where(step => wrong.Contains(plan.Steps[step].Entry))];
    }

    EntryAdjoints Adjoints()
    {
        var adjoints = new EntryAdjoints(recording.Tape);
        int start = 0;
        foreach (Tensor y in recording.Results)
        {
            adjoints.Add(y, Tensor.From<double>(weights.AsSpan(start, y.Length), y.Shape).To(y.DType));
            start += y.Length;
        }

        return adjoints;
    }
}
