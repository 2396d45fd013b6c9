namespace AutoGrad;

/// <summary>
/// Finds custom rules that are wrong in Float32 alone, as by a branch on the dtype: what was recorded in Float32 is judged in Float64, where such a rule is right. At the operands that were
/// recorded, each rule is run in both precisions; where the values agree and the gradients do not, beyond anything that rounding makes, the rule is wrong.
/// </summary>
/// <param name="recording">What was recorded in Float32.</param>
/// <param name="options">The choices of the check.</param>
internal sealed class NarrowRules(Recording recording, GradCheckOptions options)
{
    /// <summary>The bits of a value that both precisions share: half of those of a Float32.</summary>
    const double Agreement = 1.0 / (1 << 12);

    /// <summary>The distance of gradients beside the largest of them, or beside the slope from 0 to the value, beyond which no rounding of a rule with right values explains it.</summary>
    const double Apart = 1.0 / 16;

    /// <summary>The distance of an element's gradients, relative to its own, at which it counts as one that the wrong rule has spoiled.</summary>
    const double Spoiled = 1e-3;

    /// <summary>The entries whose rule is wrong in Float32.</summary>
    readonly int[] wrong = [.. Enumerable.Range(0, recording.Tape.Count).Where(entry => IsWrong(recording.Tape, entry, options))];

    /// <summary>The report, with a failure of every element that a wrong rule has spoiled; in fast mode of the first few.</summary>
    /// <param name="report">What has been found in Float64.</param>
    /// <param name="subject">What was judged there.</param>
    /// <param name="reaches">Whether an operand reaches an entry.</param>
    public GradCheckReport Judged(GradCheckReport report, CheckSubject subject, Func<int, int, bool> reaches)
    {
        if (wrong.Length == 0 || report.Verdict == Verdict.Fail)
            return report;
        double[][] single = recording.Gradients(subject.Weights);
        return report.With([.. report.Operands.Select((operand, number) =>
            Array.FindIndex(wrong, entry => reaches(number, entry)) is var first and >= 0 ? Judged(operand, number, wrong[first], single[number], subject) : operand)]);
    }

    OperandCheck Judged(OperandCheck operand, int number, int entry, double[] single, CheckSubject subject)
    {
        var elements = new SortedDictionary<int, ElementCheck>(operand.Elements.ToDictionary(element => ElementIndex.Place(operand.Shape, [.. element.Index])));
        BlamedOperation blamed = BlamedOperation.Of(recording.Tape, entry);
        IEvaluator evaluator = subject.NewEvaluator();
        int failures = 0;
        for (int place = 0; place < single.Length && (options.Mode == GradCheckMode.Full || failures < options.EnoughFailures); place++)
        {
            double twice = subject.Gradients[number][place];
            if (Math.Abs(single[place] - twice) <= Spoiled * Math.Max(Math.Abs(twice), Agreement * subject.Steepest[number]))
                continue;
            ElementCheck element = elements.GetValueOrDefault(place) ?? ElementwiseCheck.Check(subject, evaluator, number, place, options);
            elements[place] = element with { Analytic = single[place] / subject.Unit, Verdict = Verdict.Fail, Doubt = Doubt.None, Kink = null, Operation = blamed.Text, Path = blamed.Path, Entry = entry };
            failures++;
        }

        return failures == 0 ? operand : operand with
        {
            Elements = [.. elements.Values],
            Guess = new Guess(GuessKind.SinglePrecision, operand.Name, $"{operand.Name}: in Float32 the rule of {blamed.Text} gives another gradient than in Float64 at the same operands; look for a branch on the dtype, or a constant that Float32 does not hold."),
        };
    }

    static bool IsWrong(Tape tape, int entry, GradCheckOptions options)
    {
        if (tape.Storage.Entries[entry].Operation is not CustomOperation || new EntrySource(tape, entry) is not { IsChecked: true, IsNarrow: true } source)
            return false;
        using Recording narrow = source.RecordAsItWas(), wide = source.Record();
        double[] values = wide.Values(), weights = Cotangents.Of(new GradCheckOptions { Seed = options.Seed }, [wide.Results[0].Shape]);
        double size = Largest(values);
        if (!AreWithin(Agreement * size, narrow.Values(), values))
            return false;
        double[][] single = narrow.Gradients(weights), twice = wide.Gradients(weights);
        for (int operand = 0; operand < twice.Length; operand++)
        {
            double slope = size / Largest(source.Operands[operand].ToDoubles()), scale = Math.Max(Largest(twice[operand]), double.IsFinite(slope) ? slope : 0);
            if (!AreWithin(Apart * scale, single[operand], twice[operand]))
                return true;
        }

        return false;
    }

    static double Largest(double[] numbers) => numbers.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();

    static bool AreWithin(double distance, double[] left, double[] right)
    {
        for (int i = 0; i < left.Length; i++)
        {
            if (!left[i].Equals(right[i]) && double.IsFinite(right[i]) && !(Math.Abs(left[i] - right[i]) <= distance))
                return false;
        }

        return true;
    }
}
