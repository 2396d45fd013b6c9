namespace AutoGrad;

/// <summary>Judges the gradient by one operand along directions: of signs ±1, or of moves no longer than 1.</summary>
/// <param name="subject">What is judged.</param>
/// <param name="operand">The operand.</param>
/// <param name="evaluator">Evaluates the function.</param>
/// <param name="options">The choices of the check.</param>
internal sealed class DirectionalCheck(CheckSubject subject, int operand, IEvaluator evaluator, GradCheckOptions options)
{
    /// <summary>Relative rounding that is granted the sum of a gradient's elements, whose own roundings are independent and average out.</summary>
    const double Rounding = 1e-12;

    readonly double[] x = subject.Elements[operand], gradient = subject.Gradients[operand], moved = [.. subject.Elements[operand]];

    /// <summary>Judges the sum of some of the gradient's elements with the signs of a direction. At a kink along it there is no verdict, whichever side the gradient is on.</summary>
    /// <param name="places">The elements that move.</param>
    /// <param name="moves">How each of them moves.</param>
    /// <param name="isThorough">Whether to look for the sharpest differences even where the usual ones agree.</param>
    /// <param name="sought">The size of the error that is looked for, where one is; a large part of it, seen by the usual differences, is a failure without more ado.</param>
    public ProbeCheck Along(ReadOnlyMemory<int> places, double[] moves, bool isThorough, double sought = 0)
    {
        (DifferenceQuotients quotients, double size) = Quotients(places, moves);
        double analytic = 0, squares = 0;
        for (int i = 0; i < moves.Length; i++)
        {
            double slope = gradient[places.Span[i]] * moves[i];
            analytic += slope;
            squares += slope * slope;
        }

        double unit = size * subject.Unit;
        Judgement judgement = new Judge(analytic * size, quotients, typical: 0, options, subject.Dust, Rounding)
        {
            IsThorough = isThorough,
            IsBrief = true,
            Sought = sought * Math.Abs(unit),
            Natural = double.IsFinite(squares) ? Math.Sqrt(squares) * size : 0,
        }.Decide();
        bool isKink = judgement.Kink is not null && judgement.Verdict == Verdict.Pass;
        return new ProbeCheck(
            subject.Names[operand],
            analytic / subject.Unit,
            judgement.Numeric.Value / unit,
            Math.Abs(judgement.Numeric.Error / unit),
            Math.Abs(judgement.Tolerance / unit),
            isKink ? Verdict.Inconclusive : judgement.Verdict,
            isKink ? Doubt.Kink : judgement.Doubt);
    }

    /// <summary>Whether no branch changes within the usual step along a direction, on either side.</summary>
    public bool KeepsBranches(ReadOnlyMemory<int> places, double[] moves)
    {
        DifferenceQuotients quotients = Quotients(places, moves).Quotients;
        return !quotients[Extrapolation.UsualStep(0, 0)].Crosses && !quotients[Extrapolation.SmallestStep(0)].Crosses;
    }

    /// <summary>The derivatives to both sides of the point along a direction, in the unit of the gradient; not a number where they are not known.</summary>
    public OneSidedDerivatives SidesAlong(ReadOnlyMemory<int> places, double[] moves)
    {
        (DifferenceQuotients quotients, double size) = Quotients(places, moves);
        Sides sides = Extrapolation.QuickSides(quotients, Extrapolation.UsualStep(0, 0));
        return new OneSidedDerivatives(sides.Left.Value / (size * subject.Unit), sides.Right.Value / (size * subject.Unit));
    }

    /// <summary>Quotients in units of the size of the elements, a power of two: there the direction is as long as a step of a single number of size 1.</summary>
    (DifferenceQuotients Quotients, double Size) Quotients(ReadOnlyMemory<int> places, double[] moves)
    {
        double largest = 0, rounding = 0;
        for (int i = 0; i < moves.Length; i++)
        {
            double at = x[places.Span[i]], slope = gradient[places.Span[i]];
            largest = Math.Max(largest, Math.Abs(at));
            rounding += slope * at * slope * at;
        }

        double size = largest > 0 && double.IsFinite(largest) ? Math.ScaleB(1, Math.ILogB(largest)) : 1;
        return (
            new DifferenceQuotients(t => Moved(places.Span, moves, t * size), 0, subject.Results, subject.Weights, DifferenceQuotients.MachineEpsilon * Math.Sqrt(rounding)),
            size);
    }

    Evaluated Moved(ReadOnlySpan<int> places, double[] moves, double step)
    {
        for (int i = 0; i < moves.Length; i++)
            moved[places[i]] += step * moves[i];
        try
        {
            return evaluator.Move(operand, moved);
        }
        finally
        {
            for (int i = 0; i < moves.Length; i++)
                moved[places[i]] = x[places[i]];
        }
    }
}
