namespace AutoGrad;

/// <summary>A direction in some elements of an operand, and what the check along it has found.</summary>
/// <param name="Signs">How each of the elements moves.</param>
/// <param name="Check">What was found.</param>
internal readonly record struct Probe(double[] Signs, ProbeCheck Check)
{
    /// <summary>|analytic − numeric|; infinite for a gradient that is not finite.</summary>
    public double Distance => double.IsFinite(Check.Analytic) ? Math.Abs(Check.Analytic - Check.Numeric) : double.PositiveInfinity;

    /// <summary>The tolerance if the gradient along the direction may be as inexact as each element is allowed to be.</summary>
    public double RelaxedTolerance => Check.Tolerance + (Judge.Rounding * Math.Max(Math.Abs(Check.Analytic), Math.Abs(Check.Numeric)));

    /// <summary>The probe with the relaxed tolerance, if it has failed.</summary>
    public Probe Relaxed => Check.Verdict != Verdict.Fail ? this : this with
    {
        Check = Distance <= RelaxedTolerance
            ? Check with { Tolerance = RelaxedTolerance, Verdict = Verdict.Pass }
            : Check with { Verdict = Verdict.Inconclusive, Doubt = Doubt.Cancellation },
    };
}
