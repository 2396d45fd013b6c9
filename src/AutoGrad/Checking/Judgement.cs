namespace AutoGrad;

/// <summary>Whether a derivative by the backward pass agrees with differences, with a tolerance that the differences themselves give.</summary>
internal readonly record struct Judgement(Verdict Verdict, Doubt Doubt, DifferenceEstimate Numeric, double Tolerance)
{
    /// <summary>How many times the estimated error of the differences is forgiven.</summary>
    const double Safety = 10;

    /// <summary>Relative rounding that the backward pass itself is granted.</summary>
    const double Rounding = 1e-9;

    /// <summary>Differences that are less sharp than this, relative to the gradient, cannot acquit it.</summary>
    const double Sharpness = 1e-5;

    /// <summary>The same relative to the change of the result when x changes by its own size, or by 1.</summary>
    const double SharpnessOfResult = 1e-9;

    /// <summary>A gradient up to this size of a function that is no larger may be the rounding of terms that cancel, of whose size nothing is known.</summary>
    const double RoundingOfNothing = 1e-12;

    /// <summary>An error of this size comes from results at the lower end of the range of doubles, and matters to nobody.</summary>
    const double Underflow = 1e-280;

    /// <summary>Judges one element.</summary>
    public static Judgement Of(double analytic, DifferenceQuotients quotients, double typical)
    {
        if (!double.IsFinite(quotients.Size))
            return new Judgement(Verdict.Inconclusive, Doubt.NonFinite, DifferenceEstimate.None, double.NaN);
        DifferenceEstimate numeric = Extrapolation.Quick(quotients);
        if (!Agrees(analytic, numeric, quotients) || !IsSharp(analytic, numeric, quotients))
            numeric = Extrapolation.Best(quotients, typical).OrBetter(numeric);
        double tolerance = ToleranceFor(analytic, numeric, quotients);
        if (Agrees(analytic, numeric, quotients))
        {
            return IsSharp(analytic, numeric, quotients)
                ? new Judgement(Verdict.Pass, Doubt.None, numeric, tolerance)
                : new Judgement(Verdict.Inconclusive, IsJump(quotients) ? Doubt.Kink : Doubt.Cancellation, numeric, tolerance);
        }

        if (quotients.Size <= RoundingOfNothing && Math.Abs(numeric.Value) <= RoundingOfNothing && Math.Abs(analytic) <= RoundingOfNothing)
            return new Judgement(Verdict.Inconclusive, Doubt.Cancellation, numeric, tolerance);
        if (IsKink(analytic, quotients))
            return new Judgement(Verdict.Inconclusive, Doubt.Kink, numeric, tolerance);

        // An infinite gradient beside an infinite result is overflow; beside finite differences of finite results it is an error.
        return numeric.IsFinite && (double.IsFinite(analytic) || !quotients.HasInfiniteResults)
            ? new Judgement(Verdict.Fail, Doubt.None, numeric, tolerance)
            : new Judgement(Verdict.Inconclusive, Doubt.NonFinite, numeric, tolerance);
    }

    static bool Agrees(double analytic, DifferenceEstimate numeric, DifferenceQuotients quotients) =>
        Math.Abs(analytic - numeric.Value) <= ToleranceFor(analytic, numeric, quotients);

    static double ToleranceFor(double analytic, DifferenceEstimate numeric, DifferenceQuotients quotients) =>
        (Safety * numeric.Error) + (Rounding * Math.Max(Math.Abs(analytic), Math.Abs(numeric.Value))) + (DifferenceQuotients.MachineEpsilon * Scale(quotients));

    static bool IsSharp(double analytic, DifferenceEstimate numeric, DifferenceQuotients quotients)
    {
        double size = Math.Max(Math.Abs(analytic), Math.Abs(numeric.Value));
        return numeric.Error <= Underflow || numeric.Error <= Sharpness / Safety * size || numeric.Error <= SharpnessOfResult / Safety * Scale(quotients);
    }

    static double Scale(DifferenceQuotients quotients) => quotients.Size / Math.Max(1, Math.Abs(quotients.At));

    /// <summary>Whether the derivatives to the left and to the right disagree beyond their errors, or one has no limit, and the gradient is between them.</summary>
    static bool IsKink(double analytic, DifferenceQuotients quotients)
    {
        if (IsJump(quotients))
            return true;
        (DifferenceEstimate left, DifferenceEstimate right) = Extrapolation.OneSided(quotients);
        if (!left.IsFinite || !right.IsFinite)
            return false;
        double slack = Safety * (left.Error + right.Error), size = Math.Max(Math.Abs(left.Value), Math.Abs(right.Value));
        if (Math.Abs(left.Value - right.Value) <= slack + (Sharpness * size))
            return false;
        slack += Rounding * size;
        return analytic >= Math.Min(left.Value, right.Value) - slack && analytic <= Math.Max(left.Value, right.Value) + slack;
    }

    /// <summary>Whether the difference across x stays as it is while the step shrinks.</summary>
    static bool IsJump(DifferenceQuotients quotients)
    {
        double size = Math.Max(1, Math.Abs(quotients.At)), wide = Math.ScaleB(size, -12), narrow = Math.ScaleB(size, -36);
        DifferenceEstimate before = quotients[wide].Central, after = quotients[narrow].Central;
        return Math.Abs(after.Value) > 100 * after.Error && Math.Abs(after.Value * narrow) > 0.5 * Math.Abs(before.Value * wide);
    }
}
