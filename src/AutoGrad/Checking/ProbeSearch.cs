namespace AutoGrad;

/// <summary>
/// Judges all elements of an operand at once, along random directions of signs ±1, and looks for those that are wrong by halving: a wrong element is alone
/// after log₂ n halvings.
/// </summary>
/// <remarks>
/// Source: R. Dorfman, The detection of defective members of large populations, Annals of Mathematical Statistics 14, 1943. The halves of a group that failed are
/// judged along the parts of the direction in which it did: its error is the sum of theirs, so that one of them shows it.
/// </remarks>
/// <param name="subject">What is judged.</param>
/// <param name="operand">The operand.</param>
/// <param name="evaluator">Evaluates the function.</param>
/// <param name="options">The choices of the check.</param>
internal sealed class ProbeSearch(CheckSubject subject, int operand, IEvaluator evaluator, GradCheckOptions options)
{
    /// <summary>So many elements are judged by themselves before the search gives up, as among many kinks.</summary>
    const int MaxElements = 200;

    readonly Random random = new(unchecked((options.Seed * 7919) + operand));
    readonly DirectionalCheck direction = new(subject, operand, evaluator, options);
    readonly List<ElementCheck> elements = [];

    /// <summary>
    /// The places of the elements, of which groups are runs: at first row-major; for the search by the size of the elements, so that one step soon suits all of a group.
    /// </summary>
    readonly int[] order = [.. Enumerable.Range(0, subject.Elements[operand].Length)];

    /// <summary>The largest of the errors that what was judged promises to have shown; null as long as nothing was.</summary>
    double? detectable;

    /// <summary>The largest error of a single element that the search may have passed over where elements failed together; it counts if the search acquits them all.</summary>
    double? passedOver;
    int failures;

    /// <summary>Whether the error of elements that failed together may hide in the tolerances of both halves.</summary>
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
        if (order.Length == 0)
            return new OperandCheck(name, subject.Shapes[operand], [], []);
        var probes = new List<Probe>();
        for (int k = 0; k < options.Probes; k++)
            probes.Add(Along(0, RandomSigns(order.Length), isThorough: probes.Count == 0 || Worst(probes) != Verdict.Fail, Sought(probes)));
        Verdict before = Worst(probes);
        ElementCheck[] settled = [];
        Promise(probes);
        if (before != Verdict.Pass)
        {
            Probe first = Farthest(probes);
            Array.Sort(Array.ConvertAll(subject.Elements[operand], Math.Abs), order);
            Search(0, first with { Signs = Array.ConvertAll(order, place => first.Signs[place]) });
            AddTied();
            settled = ElementwiseCheck.Settled(subject, operand, direction, elements, options.Seed);
            failures = settled.Count(element => element.Verdict == Verdict.Fail);
            if (failures == 0 && passedOver is { } error)
                Promise(error);
        }

        bool isSearched = failures < options.EnoughFailures && elements.Count < MaxElements;
        if (before != Verdict.Pass && failures == 0 && isSearched && !isUnsettled)
        {
            // Every element has been judged, in smaller groups or by itself, so that the doubt about all of them together is settled.
            probes.RemoveAll(probe => probe.Check.Verdict != Verdict.Pass);
        }
        else if (before == Verdict.Fail && failures == 0)
        {
            // No single element is wrong; then the gradient may be as inexact as each element is allowed to be.
            probes = probes.ConvertAll(probe => probe.Relaxed);
            Promise(2 * probes.Max(probe => probe.Check.Tolerance));
        }

        return new OperandCheck(name, subject.Shapes[operand], [.. settled.OrderBy(Place)], probes.ConvertAll(probe => probe.Check)) { DetectableError = detectable };
    }

    /// <summary>Judges those elements, too, that are equal to one that changes branches and bends nothing: only all of them together have a verdict.</summary>
    void AddTied()
    {
        HashSet<double> values = [.. elements.Where(element => element is { IsAtBranch: true, Kink: null }).Select(element => element.At)];
        HashSet<int> judged = [.. elements.Select(Place)];
        for (int place = 0; place < order.Length && values.Count > 0 && elements.Count < MaxElements; place++)
        {
            if (values.Contains(subject.Elements[operand][place]) && judged.Add(place))
                elements.Add(ElementwiseCheck.Check(subject, evaluator, operand, place, options));
        }
    }

    int Place(ElementCheck element) => ElementIndex.Place(subject.Shapes[operand], [.. element.Index]);

    /// <summary>Judges some elements in two halves, and again the halves that do not pass.</summary>
    /// <param name="start">The first place in the order.</param>
    /// <param name="together">The direction in which all of them did not pass.</param>
    void Search(int start, Probe together)
    {
        if (failures >= options.EnoughFailures || elements.Count >= MaxElements)
            return;
        int count = together.Signs.Length, half = count / 2;
        if (count == 1)
        {
            ElementCheck element = JudgeAlone(order[start]);
            if (element.Verdict == Verdict.Pass && together.Check.Verdict == Verdict.Fail)
                passedOver = Math.Max(passedOver ?? 0, 2 * element.Tolerance);
            else if (element.Verdict != Verdict.Inconclusive)
                Promise(2 * element.Tolerance);
            return;
        }

        List<Probe> first = Half(start, together.Signs[..half], together), second = Half(start + half, together.Signs[half..], together);
        if (together.Check.Verdict == Verdict.Fail && Worst(first) == Verdict.Pass && Worst(second) == Verdict.Pass)
        {
            bool isHidden = first[0].RelaxedTolerance + second[0].RelaxedTolerance >= together.Distance;
            isUnsettled |= isHidden;
            if (!isHidden)
                JudgeAll(start, count);
        }

        (int Start, List<Probe> Probes)[] halves = [(start, first), (start + half, second)];
        foreach ((int startOfHalf, List<Probe> probes) in halves.OrderByDescending(part => Farthest(part.Probes).Distance))
        {
            if (Worst(probes) != Verdict.Pass)
                Search(startOfHalf, Farthest(probes));
        }
    }

    /// <summary>Judges elements by themselves that fail together and pass in halves, as those do that tie: what one of them changes depends on the others.</summary>
    void JudgeAll(int start, int count)
    {
        isUnsettled |= elements.Count + count > MaxElements;
        for (int i = start; i < start + count && elements.Count < MaxElements; i++)
            JudgeAlone(order[i]);
    }

    /// <summary>Judges an element by itself, and keeps it unless it simply passes.</summary>
    ElementCheck JudgeAlone(int place)
    {
        ElementCheck element = ElementwiseCheck.Check(subject, evaluator, operand, place, options);
        if (element.Verdict != Verdict.Pass || element.Kink is not null || element.IsAtBranch)
            elements.Add(element);
        failures += element.Verdict == Verdict.Fail ? 1 : 0;
        return element;
    }

    /// <summary>Judges one half of some elements that did not pass.</summary>
    /// <remarks>
    /// Where they failed, the half is first judged along its part of their direction, and once more in case errors cancel there; quick differences will do if they are much sharper than the
    /// error that is looked for. Where no verdict was found the half is judged as if there was nothing else.
    /// </remarks>
    List<Probe> Half(int start, double[] signs, Probe together)
    {
        bool haveFailed = together.Check.Verdict == Verdict.Fail;
        double error = haveFailed && double.IsFinite(together.Distance) ? together.Distance : 0;
        var probes = new List<Probe> { Judged(signs) };
        for (int k = 1; k < (haveFailed ? Math.Min(2, options.Probes) : options.Probes) && probes[^1].Check.Verdict != Verdict.Fail; k++)
            probes.Add(Judged(RandomSigns(signs.Length)));
        if (haveFailed && Worst(probes) == Verdict.Pass)
            passedOver = Math.Max(passedOver ?? 0, probes.Min(probe => 2 * probe.RelaxedTolerance));
        else if (!haveFailed && Worst(probes) != Verdict.Inconclusive)
            Promise(probes);
        return probes;

        Probe Judged(double[] along)
        {
            const double MuchSharper = 0.25;
            Probe quick = Along(start, along, isThorough: !haveFailed, error);
            return haveFailed && quick.Check.Verdict == Verdict.Pass && quick.RelaxedTolerance > MuchSharper * error ? Along(start, along, isThorough: true) : quick;
        }
    }

    Probe Along(int start, double[] signs, bool isThorough, double sought = 0) => new(signs, direction.Along(order.AsMemory(start, signs.Length), signs, isThorough, sought));

    /// <summary>The largest error that some probes have shown, for which others need not look as thoroughly; 0 if none has failed.</summary>
    static double Sought(List<Probe> probes) => probes.Where(probe => probe.Check.Verdict == Verdict.Fail && double.IsFinite(probe.Distance)).Select(probe => probe.Distance).DefaultIfEmpty().Max();

    double[] RandomSigns(int count) => [.. Enumerable.Range(0, count).Select(_ => (random.Next(2) * 2.0) - 1)];

    /// <summary>Counts the error of a single element that the sharpest of some probes cannot have missed; where none has a verdict, others must promise.</summary>
    void Promise(List<Probe> probes)
    {
        Probe[] judged = [.. probes.Where(probe => probe.Check.Verdict != Verdict.Inconclusive)];
        if (judged.Length > 0)
            Promise(judged.Min(probe => 2 * probe.RelaxedTolerance));
    }

    void Promise(double error) => detectable = Math.Max(detectable ?? 0, error);

    /// <summary>Of the probes with the worst verdict the one whose gradient is farthest off.</summary>
    static Probe Farthest(List<Probe> probes) => probes.Where(probe => probe.Check.Verdict == Worst(probes)).MaxBy(probe => probe.Distance);

    static Verdict Worst(List<Probe> probes) =>
        probes.Exists(probe => probe.Check.Verdict == Verdict.Fail) ? Verdict.Fail
        : probes.Exists(probe => probe.Check.Verdict == Verdict.Inconclusive) ? Verdict.Inconclusive
        : Verdict.Pass;
}
