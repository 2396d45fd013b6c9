namespace AutoGrad;

/// <summary>
/// Judges equal elements together that change the order of a choice and not its result as long as one of them moves alone, as three that share the place of a median: the derivative by each of them is 0,
/// and that of all of them together is 1. Moved together they keep every branch that was taken, and along that direction the recorded function is smooth: their gradients must amount to its derivative.
/// </summary>
internal static class TiedElements
{
    /// <summary>The checks of an operand's elements, where tied ones pass or fail together.</summary>
    /// <param name="subject">What is judged.</param>
    /// <param name="operand">The operand.</param>
    /// <param name="direction">Judges it along directions.</param>
    /// <param name="elements">The elements that have been judged by themselves.</param>
    public static ElementCheck[] Settled(CheckSubject subject, int operand, DirectionalCheck direction, IReadOnlyList<ElementCheck> elements)
    {
        ElementCheck[] settled = [.. elements];
        foreach (IGrouping<double, int> tied in Enumerable.Range(0, settled.Length).Where(i => settled[i] is { IsAtBranch: true, Kink: null, Verdict: not Verdict.Fail }).GroupBy(i => settled[i].At))
        {
            int[] group = [.. tied], places = Array.ConvertAll(group, i => ElementIndex.Place(subject.Shapes[operand], [.. settled[i].Index]));
            double[] moves = Array.ConvertAll(group, _ => 1.0);
            if (group.Length < 2 || !direction.KeepsBranches(places, moves) || direction.Along(places, moves, isThorough: true) is not { Verdict: not Verdict.Inconclusive } together)
                continue;
            foreach (int member in group)
            {
                settled[member] = settled[member] with { Verdict = together.Verdict, Doubt = Doubt.None, Shared = new SharedKink(group.Length, together.Analytic, together.Numeric) };
            }
        }

        return settled;
    }
}
