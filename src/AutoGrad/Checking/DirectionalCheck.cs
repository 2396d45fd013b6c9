namespace AutoGrad;

/// <summary>Judges the gradient by one operand along directions of signs ±1.</summary>
/// <param name="subject">What is judged.</param>
/// <param name="operand">The operand.</param>
/// <param name="evaluator">Evaluates the function.</param>
/// <param name="options">The choices of the check.</param>
internal sealed class DirectionalCheck(CheckSubject subject, int operand, IEvaluator evaluator, GradCheckOptions options)
{
    /// <summary>Relative rounding that is granted the sum of a gradient's elements, whose own roundings are independent and average out.</summary>
    const double Rounding = 1e-12;

    readonly double[] x = subject.Elements[operand], gradient = subject.Gradients[operand];

    /// <summary>Judges the sum of some of the gradient's elements with the signs of a direction. At a kink along it there is no verdict, whichever side the gradient is on.</summary>
    /// <param name="places">The elements that move.</param>
    /// <param name="signs">How each of them moves.</param>
    /// <param name="isThorough">Whether to look for the sharpest differences even where the usual ones agree.</param>
    public ProbeCheck Along(ReadOnlyMemory<int> places, sbyte[] signs, bool isThorough)
    {
        // In units of the size of the elements, a power of two, the direction is as long as a step of a single number of size 1.
        double largest = 0, analytic = 0, squares = 0, rounding = 0;
        for (int i = 0; i < signs.Length; i++)
        {
            double at = x[places.Span[i]], slope = gradient[places.Span[i]];
            largest = Math.Max(largest, Math.Abs(at));
            analytic += slope * signs[i];
            squares += slope * slope;
            rounding += slope * at * slope * at;
        }

        double size = largest > 0 && double.IsFinite(largest) ? Math.ScaleB(1, Math.ILogB(largest)) : 1, unit = size * subject.Unit;
        var quotients = new DifferenceQuotients(
            t => Moved(places.Span, signs, t * size), 0, subject.Results, subject.Weights, DifferenceQuotients.MachineEpsilon * Math.Sqrt(rounding));
        Judgement judgement = new Judge(analytic * size, quotients, typical: 0, options, subject.Dust, Rounding)
        {
            IsThorough = isThorough,
            IsBrief = true,
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

    Evaluated Moved(ReadOnlySpan<int> places, sbyte[] signs, double step)
    {
        var moved = (double[])x.Clone();
        for (int i = 0; i < signs.Length; i++)
            moved[places[i]] += step * signs[i];
        return evaluator.Move(operand, moved);
    }
}
