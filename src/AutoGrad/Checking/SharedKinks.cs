namespace AutoGrad;

/// <summary>
/// Judges elements that share a kink together. One of several that tie for a maximum may take any share of the gradient, so that its own one-sided derivatives, 0 and 1, decide
/// little. Moved together, each as far as changes the function as much as the others do, they stay tied, and along that direction the function is smooth: their
/// shares must amount to its derivative.
/// </summary>
/// <remarks>
/// So must those of every element of the generalized gradient: F. H. Clarke, Optimization and Nonsmooth Analysis, 1983, section 2.1, where f°(x; v) and −f°(x; −v) are equal.
/// </remarks>
internal sealed class SharedKinks
{
    /// <summary>More kinks are left to each element alone: every two of them are compared.</summary>
    const int MaxElements = 64;

    /// <summary>The share of one element's kink by which that of two must differ from the sum of both for them to share it.</summary>
    const double Apart = 0.25;

    /// <summary>The same for all elements at once, where the differences of several kinks may nearly cancel.</summary>
    const double ApartTogether = 0.01;

    /// <summary>The share of an element's kink that may remain where elements move together, for the rounding of their extents.</summary>
    const double Straight = 1e-5;

    readonly DirectionalCheck direction;
    readonly int[] places;

    /// <summary>The derivative to the right less that to the left, of each element.</summary>
    readonly double[] bends;

    /// <summary>How each element moves beside the first of those that share its kink: in the direction that the function follows, or against it.</summary>
    readonly int[] signs;

    SharedKinks(DirectionalCheck direction, int[] places, OneSidedDerivatives[] kinks)
    {
        this.direction = direction;
        this.places = places;
        bends = Array.ConvertAll(kinks, kink => kink.Right - kink.Left);
        signs = Array.ConvertAll(kinks, kink => kink.Left + kink.Right < 0 ? -1 : 1);
    }

    /// <summary>The checks of an operand's elements, with a verdict for those that could have none alone, or should have had none.</summary>
    /// <param name="subject">What is judged.</param>
    /// <param name="operand">The operand.</param>
    /// <param name="direction">Judges it along directions.</param>
    /// <param name="elements">The elements that have been judged by themselves.</param>
    /// <param name="seed">The seed of what is drawn.</param>
    public static ElementCheck[] Settled(CheckSubject subject, int operand, DirectionalCheck direction, IReadOnlyList<ElementCheck> elements, int seed)
    {
        ElementCheck[] settled = [.. elements];
        int[] atKinks = [.. Enumerable.Range(0, settled.Length).Where(i =>
            settled[i] is { Verdict: not Verdict.Fail, Kink: { } kink } && double.IsFinite(kink.Left) && double.IsFinite(kink.Right))];
        if (atKinks.Length is < 2 or > MaxElements)
            return settled;
        var kinks = new SharedKinks(
            direction, Array.ConvertAll(atKinks, i => ElementIndex.Place(subject.Shapes[operand], [.. settled[i].Index])), Array.ConvertAll(atKinks, i => settled[i].Kink!));
        if (kinks.AreSeparate(new Random(seed)))
            return settled;
        foreach (int[] group in kinks.Groups())
        {
            if (kinks.Together(group) is not { Verdict: not Verdict.Inconclusive } together)
                continue;
            foreach (int member in group)
            {
                settled[atKinks[member]] = settled[atKinks[member]] with
                {
                    Verdict = together.Verdict,
                    Doubt = Doubt.None,
                    Shared = new SharedKink(group.Length, together.Analytic, together.Numeric),
                };
            }
        }

        return settled;
    }

    /// <summary>Whether all kinks together bend the function as much as each of them does alone, along two random directions, so that no two elements share one.</summary>
    bool AreSeparate(Random random)
    {
        int[] all = [.. Enumerable.Range(0, places.Length)];
        for (int trial = 0; trial < 2; trial++)
        {
            if (BendTogether(all, Array.ConvertAll(all, _ => 0.5 + (random.NextDouble() / 2))) is var (bend, apart) && Math.Abs(bend - apart) > ApartTogether * Smallest(all))
                return false;
        }

        return true;
    }

    /// <summary>The elements that share a kink with each other, two or more.</summary>
    IEnumerable<int[]> Groups()
    {
        var left = new List<int>(Enumerable.Range(0, places.Length));
        while (left.Count > 0)
        {
            List<int> group = [left[0]];
            left.RemoveAt(0);
            for (int k = 0; k < group.Count; k++)
            {
                int[] joined = [.. left.Where(other => Share(group[k], other))];
                group.AddRange(joined);
                left.RemoveAll(other => joined.Contains(other));
            }

            if (group.Count > 1)
                yield return [.. group];
        }
    }

    /// <summary>Whether two elements share a kink; turns the other one round if it follows the first only against its own direction.</summary>
    bool Share(int first, int other)
    {
        for (int side = 0; side < 2; side++)
        {
            (double bend, double apart) = BendTogether([first, other], [1, 1]);
            if (Math.Abs(bend - apart) > Apart * Smallest([first, other]))
                return true;
            signs[other] = -signs[other];
        }

        return false;
    }

    /// <summary>The check of elements that share a kink, moved together; null if the function bends even then.</summary>
    ProbeCheck? Together(int[] group) => Math.Abs(BendTogether(group, Array.ConvertAll(group, _ => 1.0)).Bend) <= Straight * Smallest(group)
        ? direction.Along(Array.ConvertAll(group, i => places[i]), Moves(group), isThorough: true)
        : null;

    /// <summary>How much the function bends when elements move together, and how much it would if no two of them shared a kink.</summary>
    (double Bend, double Apart) BendTogether(int[] members, double[] extents)
    {
        double[] moves = Moves(members);
        double apart = 0;
        for (int i = 0; i < moves.Length; i++)
        {
            moves[i] *= extents[i];
            apart += Math.Abs(moves[i]) * bends[members[i]];
        }

        OneSidedDerivatives sides = direction.SidesAlong(Array.ConvertAll(members, i => places[i]), moves);
        return (sides.Right - sides.Left, apart);
    }

    /// <summary>How far each element moves: all change the function alike, and the one that bends it least moves by 1.</summary>
    double[] Moves(int[] members) => Array.ConvertAll(members, i => signs[i] * (Smallest(members) / Math.Abs(bends[i])));

    double Smallest(int[] members) => members.Min(i => Math.Abs(bends[i]));
}
