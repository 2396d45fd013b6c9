namespace AutoGrad;

/// <summary>One gradient check from the first run of the function to the report.</summary>
/// <param name="source">The function.</param>
/// <param name="options">The choices of the check.</param>
internal sealed class Examination(CheckSource source, GradCheckOptions options)
{
    /// <summary>Replaces the gradients that the backward pass has given, as by those of forward mode.</summary>
    public Func<Recording, double[], double[][]> GradientsOf { get; init; } = (recording, weights) => recording.Gradients(weights);

    /// <summary>The derivatives by an operation's forward rule, where a wrong gradient is traced by those; null where it is by backward rules.</summary>
    public Func<Recording, double[], double[][]>? RuleOf { get; init; }

    /// <summary>What the function is called in notes.</summary>
    public string Name { get; init; } = "function";

    /// <summary>Whether the gradients are those of a backward pass.</summary>
    public bool IsReverse { get; init; } = true;

    /// <summary>Whether a wrong gradient is traced to the operation that makes it wrong.</summary>
    public bool Traces { get; init; } = true;

    public GradCheckReport Run()
    {
        options.Validated();
        if (source.Operands.All(operand => operand.Length == 0))
            return new GradCheckReport(Doubt.NothingToCheck);
        using var draws = new RandomDraws();
        CheckSource accepted = source;
        Recording recording;
        try
        {
            recording = source.Record();
        }
        catch (DTypeException) when (source.Widened() is not null)
        {
            // The function insists on Float64.
            accepted = source.Widened()!;
            recording = accepted.Record();
        }

        using (recording)
        {
            // The gradients come first: a rule that keeps a buffer from the last evaluation must not be helped by a new one at the same point.
            double[] weights = Cotangents.Of(options, [.. recording.Results.Select(result => result.Shape)]);
            if (weights.Length == 0)
                return new GradCheckReport(Doubt.NothingToCheck);
            double[][] gradients = GradientsOf(recording, weights), point = [.. accepted.Operands.Select(operand => operand.ToDoubles())];
            RuleLinearity? linearity = recording.IsNarrow ? null : LinearityOf(recording, weights);
            if (!SameBits(recording.Values(), accepted.Run(point)))
                return new GradCheckReport(Doubt.NotDeterministic);
            GradCheckReport? report = recording.IsNarrow
                ? RunWidened(accepted, recording, point, weights)
                : RunAsItIs(accepted, recording, point, weights, gradients, linearity!);
            if (report is null)
                return new GradCheckReport(Doubt.OutsideTheTape);
            if (!ReferenceEquals(accepted, source))
                report = report.WithNote("The function refuses the operands as they are, and was checked with all of them in Float64.");
            return draws.Count == 0 ? report
                : report.WithNote($"The function draws random numbers: {Counted.Of(draws.Count, "draw")} {(draws.Count == 1 ? "was" : "were")} made once and used in every evaluation.");
        }
    }

    GradCheckReport RunAsItIs(CheckSource accepted, Recording recording, double[][] point, double[] weights, double[][] gradients, RuleLinearity linearity)
    {
        var plan = new Reevaluation(recording.Tape, recording.Variables, recording.ResultSlots);
        bool isFaithful = Faithfulness.Holds(accepted, recording, point, options.Seed);
        var thrown = new ThrownBeside();
        Func<IEvaluator> evaluator = Guarded(isFaithful ? () => new ReplayEvaluator(plan) : () => new CodeEvaluator(accepted.Run, point), weights.Length, thrown);
        var subject = new CheckSubject(accepted.Names, ShapesOf(accepted), point, recording.Values(), weights, gradients, evaluator)
        {
            MaxThreads = isFaithful ? ThreadsFor(plan) : 1,
            Dust = isFaithful ? DustOf(plan) : Judge.UnknownDust,
            Linearity = linearity,
        };
        return Judged(recording, plan, entry => (entry, recording.Tape.ScopePath(recording.Tape.Storage.Entries[entry].Scope)), subject, thrown);
    }

    /// <summary>Checks what was recorded in Float32 by a recording of it in Float64; null if the recording does not hold what the function does.</summary>
    GradCheckReport? RunWidened(CheckSource accepted, Recording recording, double[][] point, double[] weights)
    {
        if (!Faithfulness.Holds(accepted, recording, point, options.Seed))
            return accepted.Widened() is { } other ? RunInDouble(other) : null;
        NarrowRules? narrowRules = IsReverse ? new NarrowRules(recording, options) : null;
        using var wideTape = new WideTape(recording.Tape, recording.Variables);
        var wide = new Recording(
            wideTape.Tape,
            Array.ConvertAll(recording.Variables, slot => wideTape.At(slot).Slot),
            Array.ConvertAll(recording.Results, result => Recording.Placed(wideTape.Tape, wideTape.At(result.Slot))));
        var plan = new Reevaluation(wide.Tape, wide.Variables, wide.ResultSlots);
        var thrown = new ThrownBeside();
        double[][] gradients = GradientsOf(wide, weights);
        RuleLinearity linearity = LinearityOf(wide, weights);
        var subject = new CheckSubject(accepted.Names, ShapesOf(accepted), point, wide.Values(), weights, gradients, Guarded(() => new ReplayEvaluator(plan), weights.Length, thrown))
        {
            MaxThreads = ThreadsFor(plan),
            Dust = DustOf(plan),
            Linearity = linearity,
        };

        // The weight of a single result is left out, as it is divided out of the elements.
        PrecisionCheck precision = new PrecisionComparison(recording, wide, wideTape).Of(accepted.Names, weights.Length == 1 ? [1] : weights);
        GradCheckReport report = Judged(wide, plan, wideTape.Origin, subject, thrown);
        if (narrowRules is not null)
            report = narrowRules.Judged(report, subject, (operand, entry) => plan.Steps.Index().Any(step => wideTape.Origin(step.Item.Entry).Entry == entry && plan.Affected[operand][step.Index] != Reach.None));
        return report.WithPrecision(precision);
    }

    /// <summary>Checks a function that goes on outside the tape, by running it with Float64 operands; null if it does not accept them.</summary>
    GradCheckReport? RunInDouble(CheckSource other)
    {
        try
        {
            using Recording recording = other.Record();
            if (recording.IsNarrow)
                return null;
            double[] weights = Cotangents.Of(options, [.. recording.Results.Select(result => result.Shape)]);
            double[][] gradients = GradientsOf(recording, weights), point = [.. other.Operands.Select(operand => operand.ToDoubles())];
            return RunAsItIs(other, recording, point, weights, gradients, LinearityOf(recording, weights));
        }
        catch (DTypeException)
        {
            return null;
        }
    }

    static Func<IEvaluator> Guarded(Func<IEvaluator> create, int resultCount, ThrownBeside thrown) => () => new GuardedEvaluator(create, resultCount, thrown);

    GradCheckReport Judged(Recording recording, Reevaluation plan, Func<int, (int Entry, string Path)> origin, CheckSubject subject, ThrownBeside thrown)
    {
        IReadOnlyList<OperandCheck> operands = options.Mode == GradCheckMode.Full ? ElementwiseCheck.Run(subject, options) : ProbeSearch.Run(subject, options);
        Blame? blame = Traces ? new Blame(plan, recording, subject.Weights, options) { Origin = origin, RuleOf = RuleOf } : null;
        operands = subject.Linearity.Judged(operands, subject, options);
        if (operands.Any(operand => operand.Verdict == Verdict.Fail))
        {
            operands = [.. operands.Select((operand, i) => Guessing.WithGuess(
                operand, Array.TrueForAll(subject.Gradients[i], gradient => gradient == 0), subject.Linearity.SeedMatters(i, subject.Gradients[i])))];
            operands = blame?.Trace(operands) ?? operands;
        }

        return new GradCheckReport(operands) { Mode = options.Mode, Notes = [.. Notes(operands, plan), .. new[] { blame?.Note, thrown.Note }.OfType<string>()] };
    }

    IEnumerable<string> Notes(IReadOnlyList<OperandCheck> operands, Reevaluation plan)
    {
        for (int i = 0; i < operands.Count; i++)
        {
            if (plan.Affected[i].All(reach => reach == Reach.None) && !plan.Results.Contains(plan.Variables[i]))
                yield return $"The {Name} does not depend on {operands[i].Name}.";
        }

        int kinks = operands.Sum(operand => operand.Elements.Count(element => element.Kink is not null && element.Verdict == Verdict.Pass));
        if (kinks > 0)
        {
            yield return kinks == 1
                ? "1 element lies at a kink; its gradient is the derivative on one side, or the mean of both."
                : $"{kinks} elements lie at kinks; each gradient there is the derivative on one side, the mean of both, or a share of what tied elements have together.";
        }
    }

    RuleLinearity LinearityOf(Recording recording, double[] weights) => IsReverse ? RuleLinearity.OfBackwardRules(recording, weights) : RuleLinearity.OfForwardRules(recording, weights);

    int ThreadsFor(Reevaluation plan) => plan.Steps.Any(step => step.Operation is CustomOperation) ? 1
        : options.MaxThreads > 0 ? options.MaxThreads : Compute.MaxThreads;

    /// <summary>Some roundings of the largest number on the way to the results.</summary>
    static double DustOf(Reevaluation plan)
    {
        const double Roundings = 64;
        double largest = 0;
        foreach (Tensor tensor in plan.Steps.SelectMany(step => step.RecordedOperands).Where(tensor => tensor.DType == DType.Float64))
        {
            foreach (double element in tensor.Elements<double>())
                largest = double.IsFinite(element) ? Math.Max(largest, Math.Abs(element)) : largest;
        }

        return Math.Min(Judge.UnknownDust, Roundings * DifferenceQuotients.MachineEpsilon * largest);
    }

    static Shape[] ShapesOf(CheckSource accepted) => [.. accepted.Operands.Select(operand => operand.Shape)];

    static bool SameBits(double[] left, double[] right)
    {
        if (left.Length != right.Length)
            return false;
        for (int i = 0; i < left.Length; i++)
        {
            if (!left[i].Equals(right[i]))
                return false;
        }

        return true;
    }
}
