namespace AutoGrad;

/// <summary>
/// More passes over one record: again from the same adjoint ȳ, from 0, and from large multiples of ȳ. Since x̄ = Jᵀ·ȳ, the first gives the same gradient, the
/// second 0, and the others as many times the gradient. One pass does not show a rule that clips adjoints, adds to them, divides by them, or works once only. The same holds of
/// tangents ẏ = J·ẋ in forward mode.
/// </summary>
internal sealed class RuleLinearity
{
    /// <summary>Powers of two, by which rounding is the same but for subnormal numbers.</summary>
    const double Large = 1 << 20, Larger = Large * Large;

    /// <summary>The rounding that one pass is granted beside another, relative to the gradient, and to the largest gradient of the operand.</summary>
    const double Rounding = 1e-9, RoundingOfTerms = 64 * DifferenceQuotients.MachineEpsilon;

    readonly string seed;
    readonly double[][] again, fromZero, fromLarge, fromLarger;

    RuleLinearity(string seed, Func<double, double[][]> pass)
    {
        this.seed = seed;
        again = pass(1);
        fromZero = pass(0);
        fromLarge = pass(Large);
        fromLarger = pass(Larger);
    }

    /// <summary>Makes backward passes.</summary>
    /// <param name="recording">The record.</param>
    /// <param name="weights">The adjoint of the results.</param>
    public static RuleLinearity OfBackwardRules(Recording recording, double[] weights) =>
        new("adjoint", size => recording.Gradients(Array.ConvertAll(weights, weight => size * weight)));

    /// <summary>Makes forward sweeps, one for each element of the operands.</summary>
    /// <param name="recording">The record.</param>
    /// <param name="weights">The weights of the results.</param>
    public static RuleLinearity OfForwardRules(Recording recording, double[] weights) =>
        new("tangent", size => ForwardGradients.ByTangents(recording, weights, size));

    /// <summary>Whether a large seed gives other numbers than the seed by which the gradient was found, as it must unless that is 0.</summary>
    /// <param name="operand">The number of the operand.</param>
    /// <param name="gradient">The gradient by it.</param>
    public bool SeedMatters(int operand, double[] gradient) => !fromLarge[operand].AsSpan().SequenceEqual(gradient);

    /// <summary>The operands, where differences have not refused them, with a failure of every element that another pass contradicts; in fast mode of the first few.</summary>
    /// <param name="operands">The operands as differences have judged them.</param>
    /// <param name="subject">What is judged.</param>
    /// <param name="options">The choices of the check.</param>
    public IReadOnlyList<OperandCheck> Judged(IReadOnlyList<OperandCheck> operands, CheckSubject subject, GradCheckOptions options) =>
        [.. operands.Select((operand, number) => operand.Verdict == Verdict.Fail ? operand : Judged(operand, number, subject, options))];

    OperandCheck Judged(OperandCheck operand, int number, CheckSubject subject, GradCheckOptions options)
    {
        double rounding = RoundingOfTerms * subject.Steepest[number];
        var found = new SortedDictionary<int, Contradiction>();
        for (int place = 0; place < subject.Gradients[number].Length && (options.Mode == GradCheckMode.Full || found.Count < options.EnoughFailures); place++)
        {
            if (ContradictionAt(number, place, subject.Gradients[number][place], rounding) is { } contradiction)
                found.Add(place, contradiction);
        }

        if (found.Count == 0)
            return operand;
        IEvaluator evaluator = subject.NewEvaluator();
        var elements = new SortedDictionary<int, ElementCheck>(operand.Elements.ToDictionary(element => ElementIndex.Place(operand.Shape, [.. element.Index])));
        foreach ((int place, Contradiction contradiction) in found)
        {
            ElementCheck element = elements.GetValueOrDefault(place) ?? ElementwiseCheck.Check(subject, evaluator, number, place, options);
            elements[place] = Failed(element, contradiction, subject.Unit);
        }

        Contradiction first = found.First().Value;
        return operand with { Elements = [.. elements.Values], Guess = new Guess(first.Kind, operand.Name, $"{operand.Name}: {first.Text}") };
    }

    Contradiction? ContradictionAt(int number, int place, double gradient, double rounding)
    {
        double zero = fromZero[number][place], large = fromLarge[number][place] / Large, larger = fromLarger[number][place] / Larger;
        if (!double.IsFinite(gradient))
            return null;
        if (!AreNear(again[number][place], gradient))
        {
            return new Contradiction(
                GuessKind.NotRepeatable,
                again[number][place],
                "another pass over the same record gives another gradient; a rule must leave what it has kept as it is, and draw nothing at random.");
        }

        if (zero != 0)
            return new Contradiction(GuessKind.NotLinear, zero, $"from {Article} {seed} of 0 comes a gradient that is not 0; a rule must be linear in the {seed}, and neither add to it nor divide by it.") { IsFromZero = true };

        // Where subnormal numbers lose digits on the way, both large passes agree.
        bool isLinear = AreNear(large, gradient) || AreNear(larger, large) || !double.IsFinite(large) || !double.IsFinite(larger);
        return isLinear ? null : new Contradiction(GuessKind.NotLinear, large, $"from {Article} {seed} 2²⁰ times as large comes a gradient that is not 2²⁰ times as large; what is shown is 2⁻²⁰ times it. A rule must be linear in the {seed}, and not clip it.");

        bool AreNear(double a, double b) => Math.Abs(a - b) <= (Rounding * Math.Max(Math.Abs(a), Math.Abs(b))) + rounding;
    }

    string Article => seed[0] == 'a' ? "an" : "a";

    static ElementCheck Failed(ElementCheck element, Contradiction contradiction, double unit)
    {
        ElementCheck failed = element with { Analytic = contradiction.Gradient / unit, Verdict = Verdict.Fail, Doubt = Doubt.None, Kink = null };
        return contradiction.IsFromZero ? failed with { Numeric = 0, NumericError = 0, Tolerance = 0 } : failed;
    }

    /// <summary>What another pass gives for an element, per adjoint of the same size, and what that tells.</summary>
    readonly record struct Contradiction(GuessKind Kind, double Gradient, string Text)
    {
        public bool IsFromZero { get; init; }
    }
}
