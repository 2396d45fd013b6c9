namespace AutoGrad;

/// <summary>Derivatives from difference quotients at shrinking steps.</summary>
/// <remarks>
/// A central quotient errs by c₂h² + c₄h⁴ + …, a one-sided one by c₁h + c₂h² + …; two steps cancel the first term (L. F. Richardson, Phil. Trans. R. Soc. A 210,
/// 1911). What the second step changes estimates the error, and of many steps the one with the smallest estimate is taken (C. J. F. Ridders, Adv. Eng. Software 4, 1982).
/// </remarks>
internal static class Extrapolation
{
    /// <summary>Between the cube root of the machine epsilon, best without extrapolation, and its fifth root, best with it.</summary>
    const int FirstExponent = -13;

    /// <summary>Steps of the ladder relative to the size of x: from a quarter down to where a double has ten bits left.</summary>
    const int HighestExponent = -2, LowestExponent = -42;

    /// <summary>How far the ladder is extended upwards when its largest step is its best, for functions that vary on a larger scale than x.</summary>
    const int ExtendedExponent = 60;

    /// <summary>The usual step for an x. For small elements it is larger than their own size asks for, up to that of a number of size 1, since rounding is the smaller then.</summary>
    /// <param name="x">The element.</param>
    /// <param name="typical">The size of the operand's elements.</param>
    public static double UsualStep(double x, double typical)
    {
        const double Widening = 32;
        return Math.ScaleB(1, Exponent(Math.Max(Math.Abs(x), Math.Min(1, Widening * typical))) + FirstExponent);
    }

    /// <summary>The distance over which a function naturally varies with x: the first power of two above the size of x and of the operand's elements.</summary>
    public static double Reach(double x, double typical) => Math.ScaleB(1, Exponent(Math.Max(Math.Abs(x), typical)) + 1);

    /// <summary>The largest step within the scale of x.</summary>
    public static double LargestStep(double x) => Math.ScaleB(1, HighestExponent + Math.Max(Exponent(x), 0));

    /// <summary>The smallest step at which differences may still tell anything.</summary>
    public static double SmallestStep(double x) => Math.ScaleB(1, LowestExponent + Math.Min(Exponent(x), 0));

    /// <summary>The central difference at a step and at half of it; none if x ± h take other branches than x.</summary>
    public static DifferenceEstimate Quick(DifferenceQuotients quotients, double step)
    {
        Quotient wide = quotients[step], narrow = quotients[step / 2];
        return wide.Crosses || narrow.Crosses ? DifferenceEstimate.None : Pair(wide.Central, narrow.Central, ratio: 4);
    }

    /// <summary>The best of central differences over all reasonable steps that keep to the branches of x.</summary>
    /// <param name="quotients">The quotients.</param>
    /// <param name="typical">The size of the operand's elements: a step for an x that is itself 0 or tiny.</param>
    /// <param name="isBrief">Whether to stop where rounding has taken over.</param>
    public static DifferenceEstimate Best(DifferenceQuotients quotients, double typical, bool isBrief = false)
    {
        int size = Exponent(quotients.At);
        int highest = HighestExponent + Math.Max(Math.Max(size, 0), typical > 0 ? Exponent(typical) : 0), lowest = LowestExponent + Math.Min(size, 0);
        var ladder = new Ladder();
        for (int p = highest; p >= lowest && !(isBrief && ladder.HasPassedItsBest); p -= 2)
            ladder.Add(At(quotients, p));
        for (int p = highest + 2; ladder.EndsTooEarly && p <= ExtendedExponent; p += 2)
            ladder.AddLarger(At(quotients, p));
        return ladder.Best();
    }

    /// <summary>The best of one-sided differences that keep to the branches of x.</summary>
    public static DifferenceEstimate OnThePieceOfX(DifferenceQuotients quotients)
    {
        Sides sides = OneSided(quotients, onThePieceOfX: true);
        return sides.Left.OrBetter(sides.Right);
    }

    /// <summary>The best of one-sided differences to the left and to the right.</summary>
    public static Sides OneSided(DifferenceQuotients quotients, bool onThePieceOfX = false)
    {
        int size = Exponent(quotients.At);
        DifferenceEstimate left = DifferenceEstimate.None, right = DifferenceEstimate.None;
        for (int p = HighestExponent + Math.Max(size, 0); p >= LowestExponent + Math.Min(size, 0); p -= 2)
        {
            double h = Math.ScaleB(1, p);
            Quotient wide = quotients[h], narrow = quotients[h / 4];
            if (wide.BranchesBelow == narrow.BranchesBelow && !(onThePieceOfX && wide.BranchesBelow != 0))
                left = left.OrBetter(Pair(wide.Backward, narrow.Backward, ratio: 4));
            if (wide.BranchesAbove == narrow.BranchesAbove && !(onThePieceOfX && wide.BranchesAbove != 0))
                right = right.OrBetter(Pair(wide.Forward, narrow.Forward, ratio: 4));
        }

        return new Sides(left, right);
    }

    /// <summary>
    /// The limits of one-sided quotients that approach them like a power of the step, as those of |x|^1.5 at 0 do like the root of the step; Richardson's extrapolation is for whole powers.
    /// </summary>
    /// <remarks>Source: A. C. Aitken, On Bernoulli's numerical solution of algebraic equations, Proc. R. Soc. Edinburgh 46, 1926: q − (Δq)²/Δ²q is exact for c·rᵏ.</remarks>
    public static Sides Limits(DifferenceQuotients quotients)
    {
        const int Stride = 4;
        int size = Exponent(quotients.At);
        var steps = new List<Quotient>();
        for (int p = HighestExponent + Math.Max(size, 0); p >= LowestExponent + Math.Min(size, 0); p -= Stride)
            steps.Add(quotients[Math.ScaleB(1, p)]);
        return new Sides(
            Limit([.. steps.Where(step => step.BranchesBelow == steps[^1].BranchesBelow).Select(step => step.Backward)]),
            Limit([.. steps.Where(step => step.BranchesAbove == steps[^1].BranchesAbove).Select(step => step.Forward)]));
    }

    static DifferenceEstimate Limit(DifferenceEstimate[] sequence)
    {
        DifferenceEstimate best = DifferenceEstimate.None, before = DifferenceEstimate.None;
        for (int k = 2; k < sequence.Length; k++)
        {
            DifferenceEstimate now = Aitken(sequence[k - 2], sequence[k - 1], sequence[k]);
            best = best.OrBetter(now with { Error = now.Error + Math.Abs(now.Value - before.Value) });
            before = now;
        }

        return best;
    }

    /// <summary>The limit of three terms whose distances shrink, with what their noise may make of it; none if they do not.</summary>
    static DifferenceEstimate Aitken(DifferenceEstimate first, DifferenceEstimate second, DifferenceEstimate third)
    {
        const double SlowestRatio = 0.95;
        double change = third.Value - second.Value, ratio = change / (second.Value - first.Value);
        if (!(ratio is > 0 and < SlowestRatio))
            return DifferenceEstimate.None;
        double gain = ratio / (1 - ratio);
        return new(third.Value + (change * gain), third.Error + ((1 + gain) * (1 + gain) * (first.Error + second.Error + third.Error)));
    }

    /// <summary>The one-sided differences to the left and to the right at a step and at a quarter of it.</summary>
    public static Sides QuickSides(DifferenceQuotients quotients, double step)
    {
        Quotient wide = quotients[step], narrow = quotients[step / 4];
        return new Sides(Pair(wide.Backward, narrow.Backward, ratio: 4), Pair(wide.Forward, narrow.Forward, ratio: 4));
    }

    /// <summary>The derivatives of the pieces on both sides of a jump, without the value at the jump.</summary>
    public static Sides Beside(DifferenceQuotients quotients)
    {
        int size = Exponent(quotients.At);
        DifferenceEstimate left = DifferenceEstimate.None, right = DifferenceEstimate.None;
        for (int p = HighestExponent + Math.Max(size, 0); p >= LowestExponent + Math.Min(size, 0); p -= 2)
        {
            double h = Math.ScaleB(1, p);
            if (quotients.IsOnePiece(-h))
                left = left.OrBetter(quotients.Beside(-h));
            if (quotients.IsOnePiece(h))
                right = right.OrBetter(quotients.Beside(h));
        }

        return new Sides(left, right);
    }

    /// <summary>
    /// Whether the quotients on a side of x grow without bound as the step shrinks, as those of √x at 0: each step by no less than the one before, while the
    /// differences themselves vanish, unlike those across a jump.
    /// </summary>
    public static bool Diverges(DifferenceQuotients quotients) => Diverges(quotients, quotient => quotient.Backward) || Diverges(quotients, quotient => quotient.Forward);

    static bool Diverges(DifferenceQuotients quotients, Func<Quotient, DifferenceEstimate> side)
    {
        // Quotients of x·log x gain the same at every step, those of |x|ᵖ ever more; those of a smooth function a sixteenth of what they gained before.
        const int HighestRung = -8, LowestRung = -36, Stride = 4, EnoughRungs = 4;
        const double StillGrowing = 0.9, StillVanishing = 0.95, Share = 0.02;
        int size = Exponent(quotients.At), growing = 0;
        double step = Math.ScaleB(1, size + HighestRung), gain = 0;
        DifferenceEstimate before = side(quotients[step]);
        for (int p = HighestRung - Stride; p >= LowestRung && before.IsFinite; p -= Stride)
        {
            step = Math.ScaleB(1, size + p);
            DifferenceEstimate now = side(quotients[step]);
            double change = now.Value - before.Value;
            if (!now.IsFinite || Math.Abs(change) <= DifferenceEstimate.Safety * (now.Error + before.Error))
                break;
            bool grows = change * now.Value > 0
                && Math.Abs(change) >= Math.Max(Share * Math.Abs(now.Value), StillGrowing * gain)
                && Math.Abs(now.Value) < StillVanishing * (1 << Stride) * Math.Abs(before.Value);
            growing = grows ? growing + 1 : 0;
            (gain, before) = (Math.Abs(change), now);
        }

        return growing >= EnoughRungs;
    }

    /// <summary>
    /// Whether one-sided quotients at several small steps in a row have a given slope, to within their rounding, and are sharp enough to contradict the derivative that larger steps
    /// give: as on a piece of a table that is narrower than those.
    /// </summary>
    public static bool HasSlopeNearby(DifferenceQuotients quotients, double slope, DifferenceEstimate elsewhere)
    {
        // The quotients of a smooth function move by three quarters of their distance from the derivative with each step, and cannot stay at another number.
        const int EnoughSteps = 3;
        int size = Exponent(quotients.At), below = 0, above = 0;
        for (int p = HighestExponent + Math.Max(size, 0); p >= LowestExponent + Math.Min(size, 0) && below < EnoughSteps && above < EnoughSteps; p -= 2)
        {
            Quotient quotient = quotients[Math.ScaleB(1, p)];
            below = quotient.BranchesBelow == 0 && Has(quotient.Backward) ? below + 1 : 0;
            above = quotient.BranchesAbove == 0 && Has(quotient.Forward) ? above + 1 : 0;
        }

        return below >= EnoughSteps || above >= EnoughSteps;

        bool Has(DifferenceEstimate side) => Math.Abs(side.Value - slope) <= DifferenceEstimate.Safety * side.Error && side.Contradicts(elsewhere);
    }

    /// <summary>The better of one extrapolation and of two.</summary>
    static DifferenceEstimate At(DifferenceQuotients quotients, int exponent)
    {
        DifferenceEstimate once = Once(quotients, exponent), next = Once(quotients, exponent - 2);
        if (!once.IsFinite || !next.IsFinite)
            return once;

        // What the second extrapolation cancels is 255 times what it leaves to guess; a quarter of it is a careful bound.
        const double Ratio = 256, Share = 4;
        double change = next.Value - once.Value, noise = quotients[Math.ScaleB(1, exponent - 4)].Central.Error;
        return once.OrBetter(new DifferenceEstimate(next.Value + (change / (Ratio - 1)), (Math.Abs(change) / Share) + (2 * noise)));
    }

    static DifferenceEstimate Once(DifferenceQuotients quotients, int exponent)
    {
        Quotient wide = quotients[Math.ScaleB(1, exponent)];
        return wide.Crosses ? DifferenceEstimate.None : Pair(wide.Central, quotients[Math.ScaleB(1, exponent - 2)].Central, ratio: 16);
    }

    /// <summary>Cancels the leading error term, which shrinks by <paramref name="ratio"/> from the wide step to the narrow one.</summary>
    static DifferenceEstimate Pair(DifferenceEstimate wide, DifferenceEstimate narrow, double ratio)
    {
        double value = narrow.Value + ((narrow.Value - wide.Value) / (ratio - 1));
        return new DifferenceEstimate(value, Math.Abs(value - narrow.Value) + (narrow.Error * (ratio + 1) / (ratio - 1)));
    }

    static int Exponent(double size) => size == 0 ? 0 : Math.ILogB(size);
}
