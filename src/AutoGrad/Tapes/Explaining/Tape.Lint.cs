namespace AutoGrad;

public sealed partial class Tape
{
    /// <summary>
    /// Looks for steps at which a finite adjoint meets an infinite or undefined derivative: 0·∞ = NaN behind a <c>Where</c> that chose the other value, or
    /// an infinite gradient.
    /// </summary>
    /// <param name="y">A result computed on this tape.</param>
    /// <param name="seed">The adjoint of <paramref name="y"/>, of its shape; null, for a <paramref name="y"/> of one element, means 1.</param>
    /// <returns>A warning for each operand concerned, with the rewrite that avoids it, in the order of recording; none if all is well at the recorded values.</returns>
    /// <exception cref="TapeException">This tape has not computed <paramref name="y"/>; or a parameter has changed since the tape read it.</exception>
    /// <exception cref="ShapeException"><paramref name="y"/> has several elements and there is no seed, or the seed has another shape.</exception>
    /// <exception cref="DTypeException"><paramref name="y"/> is not floating-point, or the seed has another dtype.</exception>
    /// <remarks>It judges the values that were recorded: run it on data that holds the cases at the edge, such as an exact 0 under a root.</remarks>
    public IReadOnlyList<TapeWarning> Lint(Tensor y, Tensor? seed = null)
    {
        int root = RequireEntry(y);
        TapeStorage s = Storage;
        CheckSeed(y, seed);
        for (int i = 0; i < s.VariableCount; i++)
            CheckVersion(s.Variables[i]);
        int[] variables = [.. s.Variables.Take(s.VariableCount).Where(leaf => s.Leaves[leaf].IsVariable).Select(leaf => ~leaf)];
        using var flow = new GradientFlow(this, root, seed, variables);
        var warnings = new List<TapeWarning>();
        foreach (int entry in flow.Ways.Entries)
        {
            foreach (int slot in Ways.OperandSlots(s, entry).Distinct().Where(flow.Ways.Contains))
            {
                if (Warn(flow, entry, slot) is { } warning)
                    warnings.Add(warning);
            }
        }

        return warnings;
    }

    static TapeWarning? Warn(GradientFlow flow, int entry, int slot)
    {
        if (flow.AdjointAt(entry) is not { } arriving || flow.AdjointAt(slot) is not { } adjoint || ValueRange.Of(adjoint).IsFinite)
            return null;
        AppliedStep step = flow.StepAt(entry);
        (int place, double derivative, int count) = step.Operation.IsElementwise ? FirstOfElements(step, slot, arriving, adjoint) : FirstOfAll(step, slot, arriving);
        if (count == 0)
            return null;
        GradientTerm term = flow.Term(entry, slot, place, derivative);
        NonFiniteReason reason = term.Adjoint == 0 ? NonFiniteReason.ZeroTimesInfinity : NonFiniteReason.InfiniteDerivative;
        return new TapeWarning(term, count, NonFiniteAdvice.For(flow, new NonFiniteOrigin(reason) { Term = term, At = (entry, slot, place) }));
    }

    static (int Place, double Derivative, int Count) FirstOfElements(AppliedStep step, int slot, Tensor arriving, Tensor adjoint)
    {
        int[] moving = step.OperandsAt(slot);
        int[] places =
        [
            .. Enumerable.Range(0, arriving.Length).Where(j => double.IsFinite(arriving.ElementAt(j)) && !double.IsFinite(adjoint.ElementAt(step.PlaceOf(moving[0], j)))),
        ];
        double[] derivatives = step.DerivativesAt(moving, places);
        int[] infinite = [.. Enumerable.Range(0, places.Length).Where(n => !double.IsFinite(derivatives[n]))];
        return infinite.Length == 0
            ? default
            : (places[infinite[0]], derivatives[infinite[0]], infinite.Select(n => step.PlaceOf(moving[0], places[n])).Distinct().Count());
    }

    static (int Place, double Derivative, int Count) FirstOfAll(AppliedStep step, int slot, Tensor arriving)
    {
        if (!ValueRange.Of(arriving).IsFinite)
            return default;
        double[] contribution = step.Pull(step.OperandsAt(slot)[0], arriving);
        int first = Array.FindIndex(contribution, element => !double.IsFinite(element));
        if (first < 0)
            return default;
        Column column = step.ColumnAt(slot, first);
        int met = Array.FindIndex(column.Derivatives, derivative => !double.IsFinite(derivative));
        return met < 0 ? default : (column.Places[met], column.Derivatives[met], contribution.Count(element => !double.IsFinite(element)));
    }
}
