namespace AutoGrad;

/// <summary>Estimates of one derivative at shrinking steps, of which the sharpest is chosen that no smaller step contradicts.</summary>
/// <remarks>
/// A large step can look sharp by accident: a staircase seen from afar is a straight line, and differences across a pole agree among each other. Nearer to
/// the point estimates tell otherwise; where they agree with their own neighbours, they are believed. Beyond the scale of x every bounded function looks flat, and noise
/// near the point may hide that it is not: there only estimates count that are sharp beside their own size, as those of straight lines and parabolas are.
/// </remarks>
internal sealed class Ladder
{
    /// <summary>The error relative to its value up to which an estimate beyond the scale of x counts.</summary>
    const double Sharpness = 1e-5;

    readonly List<DifferenceEstimate> rungs = [];
    int larger;

    /// <summary>Adds the estimate of the next smaller step.</summary>
    public void Add(DifferenceEstimate estimate)
    {
        if (estimate.IsFinite)
            rungs.Add(estimate);
    }

    /// <summary>Whether the first and largest step is the sharpest, so that a larger one may be better still.</summary>
    public bool EndsTooEarly => rungs.Count > 0 && rungs.IndexOf(rungs.MinBy(rung => rung.Error)) <= 1;

    /// <summary>Whether the last steps are less sharp than an earlier one by far, so that rounding has taken over.</summary>
    public bool HasPassedItsBest => rungs.Count > 3 && Math.Min(rungs[^1].Error, rungs[^2].Error) > 100 * rungs.Min(rung => rung.Error);

    /// <summary>Puts the estimate of a step beyond the scale of x before all others.</summary>
    public void AddLarger(DifferenceEstimate estimate)
    {
        if (!estimate.IsFinite)
            return;
        rungs.Insert(0, estimate);
        larger++;
    }

    /// <summary>The chosen estimate.</summary>
    public DifferenceEstimate Best()
    {
        double[] spread = [.. Enumerable.Range(0, rungs.Count).Select(Spread)];
        double[] confirmed = [.. Enumerable.Range(0, rungs.Count).Select(Confirmed)];
        foreach (int i in Enumerable.Range(0, rungs.Count).OrderBy(i => confirmed[i]))
        {
            bool contradicted = i < larger && !(confirmed[i] <= Sharpness * Math.Abs(rungs[i].Value));
            for (int smaller = i + 1; smaller < rungs.Count && !contradicted; smaller++)
                contradicted = Math.Abs(rungs[i].Value - rungs[smaller].Value) > DifferenceEstimate.Safety * (confirmed[i] + spread[smaller]);
            if (!contradicted)
                return rungs[i] with { Error = confirmed[i] };
        }

        return DifferenceEstimate.None;
    }

    /// <summary>The error with the agreement of the nearer neighbour: two numbers may agree by chance, a third one rarely does.</summary>
    double Confirmed(int i) => Math.Max(rungs[i].Error, Math.Min(Distance(i, i - 1), Distance(i, i + 1)) is var d && double.IsFinite(d) ? d : 0);

    /// <summary>The error with the disagreement of both neighbours.</summary>
    double Spread(int i) => Math.Max(rungs[i].Error, Math.Max(Finite(Distance(i, i - 1)), Finite(Distance(i, i + 1))));

    double Distance(int i, int neighbour) =>
        (uint)neighbour < (uint)rungs.Count ? Math.Abs(rungs[i].Value - rungs[neighbour].Value) : double.PositiveInfinity;

    static double Finite(double distance) => double.IsFinite(distance) ? distance : 0;
}
