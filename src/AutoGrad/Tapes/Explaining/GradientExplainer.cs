namespace AutoGrad;

/// <summary>Explains an element of a gradient that exists: 0, not finite, or a number with the way that it comes.</summary>
internal static class GradientExplainer
{
    public static GradientExplanation Explain(Tape tape, Tensor y, int variable, int? place, Tensor? seed)
    {
        int root = tape.FindSlot(y)!.Value;
        Tensor x = tape.At(variable);
        if (root == variable)
            return OfResultItself(tape, variable, place ?? 0, seed);
        using var flow = new GradientFlow(tape, root, seed, [variable]);
        int element = place ?? MostTelling(flow.AdjointAt(variable));
        var subject = new GradientSubject(TapeListing.Name(tape.Storage, root), TapeListing.Name(tape.Storage, variable), ElementIndex.Of(x.Shape, element));
        double gradient = flow.AdjointAt(variable, element);
        if (gradient == 0)
            return OfZero(flow, subject, variable, element);
        if (!double.IsFinite(gradient))
        {
            NonFiniteOrigin origin = NonFiniteSearch.Find(flow, variable, element);
            return new NonFiniteGradient(subject, gradient, origin, NonFiniteAdvice.For(flow, origin));
        }

        return new FiniteGradient(subject, gradient, seed is null ? 1 : Elements.ToDoubles(seed).Select(Math.Abs).DefaultIfEmpty().Max(), PathSearch.Largest(flow, variable, element));
    }

    static FiniteGradient OfResultItself(Tape tape, int slot, int place, Tensor? seed)
    {
        string name = TapeListing.Name(tape.Storage, slot);
        double gradient = seed?.ElementAt(place) ?? 1;
        return new FiniteGradient(new GradientSubject(name, name, ElementIndex.Of(tape.At(slot).Shape, place)), gradient, 1, []);
    }

    static ZeroGradient OfZero(GradientFlow flow, GradientSubject subject, int variable, int place)
    {
        ZeroSearch search = ZeroSearch.From(flow, variable, place);
        if (!search.Arrivals.Contains(true))
            return new ZeroGradient(subject, ZeroGradientReason.ZeroFactor, search.Factors, []);
        if (!search.Arrivals.Where((isLive, j) => isLive && flow.AdjointAt(flow.Root, j) != 0).Any())
            return new ZeroGradient(subject, ZeroGradientReason.ZeroSeed, [], []);
        (IReadOnlyList<GradientTerm> terms, bool cancel) = CancellationSearch.Find(flow, search, variable, place);
        return new ZeroGradient(subject, cancel ? ZeroGradientReason.Cancellation : ZeroGradientReason.Underflow, [], terms);
    }

    static int MostTelling(Tensor? gradient)
    {
        double[] elements = gradient is null ? [0] : Elements.ToDoubles(gradient);
        int broken = Array.FindIndex(elements, element => !double.IsFinite(element));
        return broken >= 0 ? broken : Enumerable.Range(0, elements.Length).MaxBy(i => Math.Abs(elements[i]));
    }
}
