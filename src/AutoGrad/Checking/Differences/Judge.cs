namespace AutoGrad;

/// <summary>Judges one derivative by differences of its function.</summary>
/// <param name="analytic">The derivative by the backward pass.</param>
/// <param name="quotients">The differences.</param>
/// <param name="typical">The size of the operand's elements: a step for an x that is itself 0 or tiny.</param>
/// <param name="options">A step and tolerances, where the user has chosen them.</param>
/// <param name="dust">The size up to which results may be nothing but the rounding of larger terms that cancel.</param>
/// <param name="rounding">Relative rounding that the backward pass itself is granted.</param>
internal sealed class Judge(double analytic, DifferenceQuotients quotients, double typical, GradCheckOptions options, double dust = Judge.UnknownDust, double rounding = Judge.Rounding)
{
    const double Safety = DifferenceEstimate.Safety;

    /// <summary>Relative rounding that the backward pass itself is granted.</summary>
    internal const double Rounding = 1e-9;

    /// <summary>Differences that are less sharp than this, relative to the gradient, cannot acquit it.</summary>
    const double Sharpness = 1e-5;

    /// <summary>The same relative to the change of the result when x changes by its own size, or by 1.</summary>
    const double SharpnessOfResult = 1e-9;

    /// <summary>A slope that may hide in the rounding of a function that does not seem to change.</summary>
    const double HiddenSlope = 1e-9;

    /// <summary>The share of a gradient, or of the distance between the derivatives of a kink, that a tolerance may have: with more of it 0 would soon pass in their place.</summary>
    const double Share = 0.5;

    /// <summary>The part of its distance from one estimate at which a gradient counts as that of another.</summary>
    const double Nearer = 0.1;

    /// <summary>A gradient up to this size of a function that is no larger may be the rounding of terms that cancel, of whose size nothing is known.</summary>
    internal const double UnknownDust = 1e-12;

    /// <summary>An error of this size comes from results at the lower end of the range of doubles, and matters to nobody.</summary>
    const double Underflow = 1e-280;

    /// <summary>Whether to look for the sharpest differences even where the usual ones agree.</summary>
    public bool IsThorough { get; init; }

    /// <summary>Whether smaller steps are left out once larger ones are sharper by far.</summary>
    public bool IsBrief { get; init; }

    /// <summary>The size of the error that is looked for: differences much sharper than a large part of it, which they show, need not be sharper still. 0 if none is.</summary>
    public double Sought { get; init; }

    /// <summary>The size of gradients like this one, where it is known: that of the largest of the operand's elements, or, along a direction, of all of them together.</summary>
    public double Natural { get; init; }

    /// <summary>The noise that rounding can explain: some units in the last place of the results, and of the largest number on the way to them.</summary>
    double NoiseLimit => Math.Max(dust, 64 * DifferenceQuotients.MachineEpsilon * quotients.Size);

    /// <summary>The size of the result, relative to that of x.</summary>
    readonly double scale = quotients.Size / Math.Max(1, Math.Abs(quotients.At));

    /// <summary>The verdict, by as many differences as it needs.</summary>
    public Judgement Decide()
    {
        Judgement judgement = ByDifferences();
        return judgement.Verdict == Verdict.Fail && options.Step is null && Sought == 0 && Extrapolation.HasSlopeNearby(quotients, analytic, judgement.Numeric)
            ? judgement with { Verdict = Verdict.Inconclusive, Doubt = Doubt.NarrowPiece }
            : judgement;
    }

    Judgement ByDifferences()
    {
        if (!double.IsFinite(quotients.At))
            return new Judgement(Verdict.Inconclusive, Doubt.NonFinite, DifferenceEstimate.None, double.NaN);
        if (!double.IsFinite(quotients.Size))
            return new Judgement(Verdict.Inconclusive, quotients.HasFiniteResults ? Doubt.Overflow : Doubt.NonFinite, DifferenceEstimate.None, double.NaN);
        if (quotients.HasInfiniteResults && quotients.IsPoleWithin(Extrapolation.SmallestStep(quotients.At)))
            return new Judgement(Verdict.Inconclusive, Doubt.NonFinite, DifferenceEstimate.None, double.NaN);
        double step = options.Step ?? Extrapolation.UsualStep(quotients.At, typical);
        DifferenceEstimate numeric = Extrapolation.Quick(quotients, step), best = DifferenceEstimate.None;
        if (Sought > 0 && Shows(numeric))
            return new Judgement(Verdict.Fail, Doubt.None, numeric, ToleranceFor(numeric));
        if (options.Step is null && (IsThorough || !Acquits(numeric, step)))
            numeric = (best = Extrapolation.Best(quotients, typical, IsBrief)).OrBetter(numeric);
        if (options.Step is null && !Acquits(numeric, step) && quotients.MeasureNoise(NoiseLimit))
            numeric = Extrapolation.Best(quotients, typical, IsBrief);

        // Near a kink or a jump there may be room for large steps on one side only.
        if (options.Step is null && numeric.IsFinite && !IsSharp(numeric, step) && quotients[Extrapolation.LargestStep(quotients.At)].Crosses)
            numeric = numeric.OrBetter(Extrapolation.OnThePieceOfX(quotients));
        double tolerance = ToleranceFor(numeric);
        if (Acquits(numeric, step))
            return SeemsToBend(step) && KinkJudgement(numeric) is { Verdict: Verdict.Pass } bend ? bend : new Judgement(Verdict.Pass, Doubt.None, numeric, tolerance);
        if (IsFlat(numeric) && Math.Abs(analytic) <= dust)
            return new Judgement(Verdict.Pass, Doubt.None, new DifferenceEstimate(0, 0), dust);
        if (options.Step is null && Extrapolation.Diverges(quotients))
            return new Judgement(Verdict.Inconclusive, Doubt.InfiniteDerivative, DifferenceEstimate.None, double.NaN);
        if (KinkJudgement(numeric) is { } kink)
            return kink;
        if (Agrees(numeric))
            return new Judgement(Verdict.Inconclusive, IsJump() ? Doubt.Kink : Doubt.Cancellation, numeric, tolerance);
        if (quotients.Size <= dust && Math.Abs(numeric.Value) <= dust && Math.Abs(analytic) <= dust)
        {
            // All that is left of larger terms is their rounding, as of tanh(−30) + 1; where the function changes by far more nearby, it has no other gradient here either.
            return IsSmallBesideTheReach(Slack(dust))
                ? new Judgement(Verdict.Pass, Doubt.None, numeric, Slack(dust))
                : new Judgement(Verdict.Inconclusive, Doubt.Cancellation, numeric, tolerance);
        }

        // A function that varies within its steps may seem to jump, too; sharp differences tell otherwise.
        if (!(numeric.IsFinite && IsSharp(numeric, step)) && IsJump())
            return new Judgement(Verdict.Inconclusive, Doubt.Kink, numeric, tolerance);

        // What was taken for noise may be a pole nearby, beyond which differences agree with each other, and not with those on this side of it.
        if (numeric.Contradicts(best) && Math.Abs(best.Value - numeric.Value) > Share * Math.Abs(best.Value)
            && Math.Abs(analytic - best.Value) <= Nearer * Math.Abs(analytic - numeric.Value))
            return new Judgement(Verdict.Inconclusive, Doubt.Cancellation, best, ToleranceFor(best));

        // What an infinite result contributes to the gradient nobody knows.
        if (numeric.IsFinite && !quotients.HasInfiniteResults)
            return new Judgement(Verdict.Fail, Doubt.None, numeric, tolerance);
        bool overflows = quotients.OverflowsAt(options.Step ?? Extrapolation.SmallestStep(quotients.At));
        return new Judgement(Verdict.Inconclusive, overflows ? Doubt.Overflow : Doubt.NonFinite, numeric, tolerance);
    }

    /// <summary>Whether the function does not change near x, or as far as its piece goes, and no slope hides in its rounding, as one does beside a large constant.</summary>
    bool IsFlat(DifferenceEstimate numeric) => Math.Abs(numeric.Value) + numeric.Error <= HiddenSlope && (quotients.IsFlat || quotients.IsPieceFlat);

    /// <summary>Whether a gradient passes by differences that would not have let a wrong one pass. A step that the user has chosen need not be sharp.</summary>
    bool Acquits(DifferenceEstimate numeric, double step) => Agrees(numeric) && (options.Step is not null || IsSharp(numeric, step)) && IsTelling(numeric);

    /// <summary>Whether differences show a large part of the error that is looked for, beyond what they may be wrong by themselves.</summary>
    bool Shows(DifferenceEstimate numeric)
    {
        const double LargePart = 0.25, MuchSharper = 0.01;
        return numeric.IsFinite && ToleranceFor(numeric) <= MuchSharper * Sought && Math.Abs(analytic - numeric.Value) >= LargePart * Sought;
    }

    bool Agrees(DifferenceEstimate numeric) => double.IsFinite(analytic) && Math.Abs(analytic - numeric.Value) <= ToleranceFor(numeric);

    double ToleranceFor(DifferenceEstimate numeric)
    {
        double size = Math.Max(Math.Abs(analytic), Math.Abs(numeric.Value));
        return Slack(numeric.Error) + ((rounding + options.RelativeTolerance) * size) + options.AbsoluteTolerance;
    }

    /// <summary>The tolerance that differences need, whatever the gradient: for their own errors, and for the rounding of the result.</summary>
    double Slack(double error) => (Safety * error) + (DifferenceQuotients.MachineEpsilon * scale);

    /// <summary>
    /// Whether the error is small beside the gradient, the result, or, where both are 0 as for x² at 0, beside what the result changes on either side.
    /// </summary>
    bool IsSharp(DifferenceEstimate numeric, double step)
    {
        double size = Math.Max(Math.Abs(analytic), Math.Abs(numeric.Value));
        if (numeric.Error <= Underflow || numeric.Error <= Sharpness / Safety * size || numeric.Error <= SharpnessOfResult / Safety * scale)
            return true;
        Quotient usual = quotients[step];
        return numeric.Error <= SharpnessOfResult / Safety * Math.Max(Math.Abs(usual.Forward.Value), Math.Abs(usual.Backward.Value));
    }

    /// <summary>Whether a plainly wrong gradient would be seen: whether the tolerance leaves 0, and gradients of the wrong sign, outside.</summary>
    /// <remarks>
    /// It does where it is small beside the gradient itself. The gradient of a saturated unit is not larger than what rounding leaves of it, and rightly so; it passes where the
    /// tolerance is small beside what a gradient here could be: the largest of the operand's elements, or the mean slope of the function over the reach of x, as
    /// from where the unit is saturated to where it is not. The largest element is that of the gradient under check, but if it is wrong it fails by itself. The size of the
    /// result is no such measure: sin x + 10¹⁶ is large, and its gradient is not. Nor is the slope over any larger distance, in which every exponential overflows.
    /// </remarks>
    bool IsTelling(DifferenceEstimate numeric)
    {
        double slack = Slack(numeric.Error);
        return numeric.Error <= Underflow
            || slack <= Share * Math.Max(Math.Abs(analytic), Math.Abs(numeric.Value))
            || slack <= Sharpness * Natural
            || IsSmallBesideTheReach(slack);
    }

    /// <summary>Whether a tolerance is small beside the mean slope of the function over the reach of x, on one side.</summary>
    bool IsSmallBesideTheReach(double slack)
    {
        double reach = Extrapolation.Reach(quotients.At, typical);
        return slack <= Sharpness * quotients.ChangeTo(reach) / reach || slack <= Sharpness * quotients.ChangeTo(-reach) / reach;
    }

    /// <summary>The judgement by the derivatives on both sides, where they are known; null where they do not decide.</summary>
    Judgement? KinkJudgement(DifferenceEstimate numeric)
    {
        bool isKnown = !numeric.IsFinite;
        Sides sides = Extrapolation.OneSided(quotients);
        if (!IsSharp(sides))
            sides = sides.OrBetter(Extrapolation.Limits(quotients));
        if (isKnown && IsKnownJump())
            sides = Extrapolation.Beside(quotients);
        else if (IsJump())
            return null;
        if (!sides.AreFinite)
            return AtTheEnd(sides);
        double slack = Slack(sides.Error);
        if (Math.Abs(sides.Left.Value - sides.Right.Value) <= slack + (Sharpness * sides.Size))
            return isKnown ? WithoutKink(sides.Mean) : null;
        double tolerance = slack + ((rounding + options.RelativeTolerance) * sides.Size) + options.AbsoluteTolerance;
        DifferenceEstimate mean = sides.Mean with { Error = sides.Error };
        var judgement = new Judgement(Verdict.Fail, Doubt.None, mean, tolerance) { Kink = sides.Derivatives };
        bool isTelling = slack <= Share * Math.Abs(sides.Left.Value - sides.Right.Value) / 2;
        if (isTelling && (Near(sides.Left.Value) || Near(sides.Right.Value) || Near(mean.Value)))
            return judgement with { Verdict = Verdict.Pass };
        double low = Math.Min(sides.Left.Value, sides.Right.Value), high = Math.Max(sides.Left.Value, sides.Right.Value);
        if (analytic >= low - tolerance && analytic <= high + tolerance)
            return judgement with { Verdict = Verdict.Inconclusive, Doubt = Doubt.Kink };

        // Where branches change on both sides of x and nowhere at x, it lies on a piece that no step fits, whose derivative may be anything.
        if (isKnown && IsBetweenKinks())
            return judgement with { Verdict = Verdict.Inconclusive, Doubt = Doubt.Kink };

        // Where no branch is known to change, a bend may be a smooth function that bends more sharply than doubles resolve.
        return isKnown || IsSharp(sides) ? judgement : null;

        bool Near(double value) => Math.Abs(analytic - value) <= tolerance;
    }

    /// <summary>The judgement where branches change and the derivative does not, as in a function that is put together smoothly.</summary>
    Judgement? WithoutKink(DifferenceEstimate mean)
    {
        double tolerance = ToleranceFor(mean);
        bool isSharp = mean.Error <= Math.Max(Sharpness * Math.Max(Math.Abs(analytic), Math.Abs(mean.Value)), SharpnessOfResult * scale) || mean.Error <= Underflow
            || IsSmallBesideTheReach(Slack(mean.Error));
        if (!(isSharp && IsTelling(mean)))
            return new Judgement(Verdict.Inconclusive, Doubt.Kink, mean, tolerance);
        return new Judgement(Agrees(mean) ? Verdict.Pass : Verdict.Fail, Doubt.None, mean, tolerance);
    }

    /// <summary>The judgement at an end of the function's domain, by the derivative on the side where there is a function; null where that is not known.</summary>
    Judgement? AtTheEnd(Sides sides)
    {
        Quotient near = quotients[Extrapolation.SmallestStep(quotients.At)];
        bool isLeftEnd = double.IsNaN(near.Backward.Value) && sides.Right.IsFinite, isRightEnd = double.IsNaN(near.Forward.Value) && sides.Left.IsFinite;
        if (isLeftEnd == isRightEnd || quotients.HasInfiniteResults)
            return null;
        return WithoutKink(isLeftEnd ? sides.Right : sides.Left) is { Verdict: not Verdict.Inconclusive } judgement ? judgement : null;
    }

    /// <summary>Whether the smallest steps take other branches than x on both sides, and the next number on one side takes the same.</summary>
    bool IsBetweenKinks()
    {
        double x = Math.Abs(quotients.At);
        Quotient smallest = quotients[Extrapolation.SmallestStep(x)], next = quotients[Math.BitIncrement(x) - x];
        return smallest.BranchesAbove != 0 && smallest.BranchesBelow != 0 && (next.BranchesAbove == 0 || next.BranchesBelow == 0);
    }

    /// <summary>Whether the derivative that differences agree with may be the mean of two, of whose kink no branches tell.</summary>
    bool SeemsToBend(double step)
    {
        // The usual step is evaluated already, but a function that varies within it may look like anything; the ladder's small steps decide.
        const double AboveTheSmallest = 1 << 14;
        return quotients.Bends(step, ratio: 2) && quotients.Bends(AboveTheSmallest * Extrapolation.SmallestStep(quotients.At), ratio: 4);
    }

    static bool IsSharp(Sides sides) => sides.Error <= Sharpness * sides.Size;

    /// <summary>Whether branches change at x, and the function jumps there: the difference across x does not shrink with the step.</summary>
    bool IsKnownJump()
    {
        double step = Math.ScaleB(Math.Max(1, Math.Abs(quotients.At)), -36);
        return quotients[step].Crosses && IsJump();
    }

    /// <summary>Whether the difference across x stays as it is while the step shrinks.</summary>
    bool IsJump()
    {
        double size = Math.Max(1, Math.Abs(quotients.At)), wide = Math.ScaleB(size, -12), narrow = Math.ScaleB(size, -36);
        DifferenceEstimate before = quotients[wide].Central, after = quotients[narrow].Central;
        return Math.Abs(after.Value) > 100 * after.Error && Math.Abs(after.Value * narrow) > 0.5 * Math.Abs(before.Value * wide);
    }
}
