namespace AutoGrad;

/// <summary>
/// Judges all elements of an operand at once, along random directions of signs ±1, and looks for those that are wrong by halving: a wrong element is alone
/// after log₂ n halvings.
/// </summary>
/// <remarks>Source: R. Dorfman, The detection of defective members of large populations, Annals of Mathematical Statistics 14, 1943.</remarks>
/// <param name="subject">What is judged.</param>
/// <param name="operand">The operand.</param>
/// <param name="evaluator">Evaluates the function.</param>
/// <param name="options">The choices of the check.</param>
internal sealed class ProbeSearch(CheckSubject subject, int operand, IEvaluator evaluator, GradCheckOptions options)
{
    /// <summary>So many wrong elements tell enough.</summary>
    const int MaxFailures = 10;

    /// <summary>So many elements are judged by themselves before the search gives up, as among many kinks.</summary>
    const int MaxElements = 200;

    /// <summary>Relative rounding that is granted the sum of a gradient's elements, whose own roundings are independent and average out.</summary>
    const double Rounding = 1e-12;

    readonly Random random = new(unchecked((options.Seed * 7919) + operand));
    readonly double[] x = subject.Elements[operand], gradient = subject.Gradients[operand];
    readonly List<ElementCheck> elements = [];
    double detectable;
    int failures;

    /// <summary>Whether some elements have been judged wrong together, but neither half of them.</summary>
    bool isUnsettled;

    /// <summary>Judges all operands.</summary>
    public static IReadOnlyList<OperandCheck> Run(CheckSubject subject, GradCheckOptions options)
    {
        IEvaluator evaluator = subject.NewEvaluator();
        var operands = new List<OperandCheck>();
        int done = 0;
        for (int operand = 0; operand < subject.Names.Count; operand++)
        {
            operands.Add(new ProbeSearch(subject, operand, evaluator, options).Run());
            done += subject.Elements[operand].Length;
            options.Progress?.Report(new GradCheckProgress(subject.Names[operand], done, subject.ElementCount));
        }

        return operands;
    }

    OperandCheck Run()
    {
        string name = subject.Names[operand];
        if (x.Length == 0)
            return new OperandCheck(name, subject.Shapes[operand], [], []);
        List<ProbeCheck> probes = Probe(0, x.Length, untilFailure: false);
        Verdict before = Worst(probes);
        if (before != Verdict.Pass)
            Search(0, x.Length);
        if (before != Verdict.Pass && failures == 0 && elements.Count < MaxElements && !isUnsettled)
        {
            // Every element has been judged, in smaller groups or by itself, so that the doubt about all of them together is settled.
            probes = [.. probes.Where(probe => probe.Verdict == Verdict.Pass)];
        }
        else if (before == Verdict.Fail && failures == 0)
        {
            // No single element is wrong; then the gradient may be as inexact as each element is allowed to be.
            probes = [.. probes.Select(Relaxed)];
            detectable = Math.Max(detectable, 2 * probes.Max(probe => probe.Tolerance));
        }

        return new OperandCheck(name, subject.Shapes[operand], [.. elements.OrderBy(Place)], probes) { DetectableError = detectable };
    }

    int Place(ElementCheck element)
    {
        int place = 0;
        for (int axis = 0; axis < element.Index.Count; axis++)
            place = (place * subject.Shapes[operand][axis]) + element.Index[axis];
        return place;
    }

    void Search(int start, int count)
    {
        if (failures >= MaxFailures || elements.Count >= MaxElements)
            return;
        if (count == 1)
        {
            ElementCheck element = ElementwiseCheck.Check(subject, evaluator, operand, start, options);
            detectable = Math.Max(detectable, 2 * element.Tolerance);
            if (element.Verdict != Verdict.Pass || element.Kink is not null)
                elements.Add(element);
            failures += element.Verdict == Verdict.Fail ? 1 : 0;
            return;
        }

        int half = count / 2;
        List<ProbeCheck> first = Probe(start, half, untilFailure: true), second = Probe(start + half, count - half, untilFailure: true);
        isUnsettled |= Worst(first) == Verdict.Pass && Worst(second) == Verdict.Pass;
        bool secondIsWorse = Distance(second) > Distance(first);
        if (!secondIsWorse && Worst(first) != Verdict.Pass)
            Search(start, half);
        if (Worst(second) != Verdict.Pass)
            Search(start + half, count - half);
        if (secondIsWorse && Worst(first) != Verdict.Pass)
            Search(start, half);
    }

    /// <summary>Judges the derivatives along random directions in some elements.</summary>
    /// <param name="start">The first of the elements.</param>
    /// <param name="count">The number of elements.</param>
    /// <param name="untilFailure">Whether one failure tells enough.</param>
    List<ProbeCheck> Probe(int start, int count, bool untilFailure)
    {
        var probes = new List<ProbeCheck>();
        for (int k = 0; k < options.Probes && !(untilFailure && probes.Exists(probe => probe.Verdict == Verdict.Fail)); k++)
        {
            sbyte[] signs = [.. Enumerable.Range(0, count).Select(_ => (sbyte)((random.Next(2) * 2) - 1))];
            probes.Add(Along(start, signs));
        }

        double sharpest = probes.Min(probe => probe.Verdict == Verdict.Pass ? 2 * RelaxedTolerance(probe) : double.PositiveInfinity);
        if (Worst(probes) == Verdict.Pass)
            detectable = Math.Max(detectable, sharpest);
        return probes;
    }

    ProbeCheck Along(int start, sbyte[] signs)
    {
        // In units of the size of the elements, a power of two, the direction is as long as a step of a single number of size 1.
        double largest = 0, analytic = 0, rounding = 0;
        for (int i = 0; i < signs.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(x[start + i]));
            analytic += gradient[start + i] * signs[i];
            rounding += gradient[start + i] * x[start + i] * gradient[start + i] * x[start + i];
        }

        double size = largest > 0 && double.IsFinite(largest) ? Math.ScaleB(1, Math.ILogB(largest)) : 1, unit = size * subject.Unit;
        var quotients = new DifferenceQuotients(
            t => Moved(start, signs, t * size), 0, subject.Results, subject.Weights, DifferenceQuotients.MachineEpsilon * Math.Sqrt(rounding));
        Judgement judgement = new Judge(analytic * size, quotients, typical: 0, options, subject.Dust, Rounding) { IsThorough = true, IsBrief = true }.Decide();
        bool isKink = judgement.Kink is not null && judgement.Verdict == Verdict.Pass;
        return new ProbeCheck(
            subject.Names[operand],
            analytic / subject.Unit,
            judgement.Numeric.Value / unit,
            Math.Abs(judgement.Numeric.Error / unit),
            Math.Abs(judgement.Tolerance / unit),
            isKink ? Verdict.Inconclusive : judgement.Verdict,
            isKink ? Doubt.Kink : judgement.Doubt);
    }

    Evaluated Moved(int start, sbyte[] signs, double step)
    {
        var moved = (double[])x.Clone();
        for (int i = 0; i < signs.Length; i++)
            moved[start + i] += step * signs[i];
        return evaluator.Move(operand, moved);
    }

    static ProbeCheck Relaxed(ProbeCheck probe)
    {
        if (probe.Verdict != Verdict.Fail)
            return probe;
        double tolerance = RelaxedTolerance(probe);
        return Math.Abs(probe.Analytic - probe.Numeric) <= tolerance
            ? probe with { Tolerance = tolerance, Verdict = Verdict.Pass }
            : probe with { Verdict = Verdict.Inconclusive, Doubt = Doubt.Cancellation };
    }

    static double RelaxedTolerance(ProbeCheck probe) => probe.Tolerance + (Judge.Rounding * Math.Max(Math.Abs(probe.Analytic), Math.Abs(probe.Numeric)));

    static double Distance(List<ProbeCheck> probes) => probes.Max(probe => double.IsFinite(probe.Analytic) ? Math.Abs(probe.Analytic - probe.Numeric) : double.PositiveInfinity);

    static Verdict Worst(List<ProbeCheck> probes) =>
        probes.Exists(probe => probe.Verdict == Verdict.Fail) ? Verdict.Fail
        : probes.Exists(probe => probe.Verdict == Verdict.Inconclusive) ? Verdict.Inconclusive
        : Verdict.Pass;
}
