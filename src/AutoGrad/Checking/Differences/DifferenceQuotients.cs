namespace AutoGrad;

/// <summary>
/// The quotients (f(x ± h) − f(x)) / ±h of a weighted sum of results as functions of one number x, at any step h. Each step is evaluated once.
/// </summary>
/// <remarks>
/// Results are subtracted one by one before they are weighted and summed: a result that does not depend on x cancels exactly, however large it is.
/// </remarks>
internal sealed class DifferenceQuotients
{
    /// <summary>2⁻⁵², the distance from 1 to the next double.</summary>
    public const double MachineEpsilon = 2.2204460492503131e-16;

    /// <summary>How many rounding errors of its size a result may carry, with all that was computed on its way.</summary>
    const double RoundingsOfAResult = 4;

    /// <summary>2⁻¹⁰²²: below, a result has fewer digits or is taken for 0.</summary>
    const double SmallestNormal = 2.2250738585072014e-308;

    readonly Func<double, Evaluated> f;
    readonly double x;
    readonly double[] weights;
    readonly double[] atX;
    double noise;
    readonly Dictionary<double, Quotient> known = [];
    readonly Dictionary<double, Evaluated> values = [];

    /// <summary>Quotients of a function of which no branches are known.</summary>
    public DifferenceQuotients(Func<double, double[]> f, double x, double[] atX, double[] weights)
        : this(value => new Evaluated(f(value), 0), x, atX, weights)
    {
    }

    /// <param name="f">The function, near <paramref name="x"/>.</param>
    /// <param name="x">Where the quotients are taken.</param>
    /// <param name="atX">Its results at <paramref name="x"/>.</param>
    /// <param name="weights">The weights of the results.</param>
    /// <param name="roundingOfX">What the rounding of x ± h may change in the weighted sum; 0 where x ± h is exact.</param>
    public DifferenceQuotients(Func<double, Evaluated> f, double x, double[] atX, double[] weights, double roundingOfX = 0)
    {
        this.f = f;
        this.x = x;
        this.atX = atX;
        this.weights = weights;
        noise = roundingOfX;
        for (int k = 0; k < atX.Length; k++)
        {
            if (double.IsInfinity(atX[k]))
                HasInfiniteResults = true;
            else
                Size += Math.Abs(weights[k] * atX[k]);
        }
    }

    /// <summary>Where the quotients are taken.</summary>
    public double At => x;

    /// <summary>The sum of the sizes of all weighted results that are not infinite; NaN if one is not a number.</summary>
    public double Size { get; }

    /// <summary>Whether a result is infinite at x, such as where it is masked with −∞.</summary>
    public bool HasInfiniteResults { get; }

    /// <summary>Whether a result that is infinite at x is another within a step of it, as that of 1/x at 0.</summary>
    public bool IsPoleWithin(double step)
    {
        double[] above = ValuesAt(step).Results, below = ValuesAt(-step).Results;
        return Enumerable.Range(0, atX.Length).Any(k => double.IsInfinity(atX[k]) && !(above[k] == atX[k] && below[k] == atX[k]));
    }

    /// <summary>The quotients for a step; a power of two keeps x ± h exact.</summary>
    public Quotient this[double step]
    {
        get
        {
            if (!known.TryGetValue(step, out Quotient quotient))
                known[step] = quotient = Evaluate(step);
            return quotient;
        }
    }

    /// <summary>Whether a step that was evaluated is known to take other branches than x.</summary>
    public bool HasCrossed => known.Values.Any(quotient => quotient.Crosses);

    /// <summary>Whether all results at x are finite, however large their sum.</summary>
    public bool HasFiniteResults => Array.TrueForAll(atX, double.IsFinite);

    /// <summary>Whether no value within a distance of the size of x, or of 1, has been seen to differ from that at x by more than rounding.</summary>
    public bool IsFlat => values.Count > 0 && values.All(value => IsFarOrUnchanged(value.Key));

    /// <summary>The same of the values that take the branches of x: beyond the ends of its piece a function that is flat at x may be another one.</summary>
    public bool IsPieceFlat =>
        values.Any(value => value.Value.Branches == 0) && values.All(value => value.Value.Branches != 0 || IsFarOrUnchanged(value.Key));

    /// <summary>By how much the weighted sum certainly changes from x to x + h: the size of the change without what rounding may have made of it; NaN where it is not finite.</summary>
    public double ChangeTo(double step)
    {
        (double change, double rounding) = Between(ValuesAt(step).Results, atX, 1);
        return Math.Max(Math.Abs(change) - rounding, 0);
    }

    /// <summary>Whether results at x ± h are infinite where those at x are finite, or too far apart for their difference to be finite; none is a NaN.</summary>
    public bool OverflowsAt(double step) =>
        !HasInfiniteResults && !this[step].Central.IsFinite && !Array.Exists(ValuesAt(step).Results, double.IsNaN) && !Array.Exists(ValuesAt(-step).Results, double.IsNaN);

    /// <summary>
    /// Whether the function seems to have a kink at x: whether the one-sided quotients differ as much at smaller steps. Those of a smooth function differ by what is
    /// proportional to the step.
    /// </summary>
    public bool Bends(double step, double ratio)
    {
        const double StaysTheSame = 0.75;
        Quotient wide = this[step], narrow = this[step / ratio];
        double bend = Math.Abs(narrow.Forward.Value - narrow.Backward.Value), before = Math.Abs(wide.Forward.Value - wide.Backward.Value);
        return bend > StaysTheSame * before && bend > DifferenceEstimate.Safety * (narrow.Forward.Error + narrow.Backward.Error);
    }

    /// <summary>
    /// Measures the noise of the weighted sum, from values so near each other that everything else is a straight line, and counts it as rounding from now on:
    /// terms that cancel inside the function leave more than the size of its results shows.
    /// </summary>
    /// <remarks>
    /// The k-th differences of values with independent errors of variance σ² have the variance σ²·(2k)!/(k!)² (J. Moré and S. Wild, Estimating computational
    /// noise, SIAM J. Sci. Comput. 33, 2011).
    /// </remarks>
    /// <param name="limit">
    /// The noise that is beyond doubt. What is larger may be a function that bends between values so near each other; but its bend shrinks with the fourth power of their
    /// distance, and noise does not.
    /// </param>
    /// <returns>Whether there is more noise than was known.</returns>
    public bool MeasureNoise(double limit)
    {
        // From one distance to a sixteenth of it a bend shrinks by 2¹⁶, what a pole makes grows by 2⁴, and noise stays.
        const double Shrinks = 1 << 8, Grows = 1 << 3;
        double before = noise;
        int size = x == 0 ? 0 : Math.ILogB(x);
        double[] measured = Array.ConvertAll([-20, -24, -28, -32, -36], exponent => NoiseAt(Math.ScaleB(1, size + exponent)));
        for (int i = 0; i < measured.Length - 1; i++)
        {
            bool isSteady = measured[i + 1] <= Grows * measured[i] && !(i > 0 && measured[i] > Grows * measured[i - 1]);
            if (measured[i] <= limit || (isSteady && measured[i + 1] * Shrinks >= measured[i]))
                noise = Math.Max(noise, measured[i]);
        }

        if (noise > before)
            known.Clear();
        return noise > before;
    }

    /// <summary>Two standard deviations of the values at a row of points around x, or on one side of it where x is a kink; not a number where there is no such row.</summary>
    double NoiseAt(double spacing)
    {
        // Noise is much the same on all sides, and what a pole makes is more on one of them; a kink at x of which no branches tell is in neither.
        const double MuchLess = 1.0 / 8;
        double around = NoiseFrom(-Row.Points / 2, spacing);
        if (MuchLess * around <= RoundingsOfAResult * MachineEpsilon * Size)
            return around;
        double above = NoiseFrom(1, spacing), below = NoiseFrom(-Row.Points, spacing);
        if (double.IsNaN(around))
            return double.IsNaN(above) ? below : above;
        return Math.Max(above, below) < MuchLess * around ? Math.Max(above, below) : around;
    }

    double NoiseFrom(int first, double spacing)
    {
        var differences = new double[Row.Points];
        ulong branches = 0;
        for (int i = 0; i < differences.Length; i++)
        {
            Evaluated evaluated = f(x + ((first + i) * spacing));
            if (i > 0 && evaluated.Branches != branches)
                return double.NaN;
            branches = evaluated.Branches;
            differences[i] = Between(evaluated.Results, atX, 1).Value;
        }

        for (int k = 1; k <= Row.Order; k++)
        {
            for (int i = 0; i < Row.Points - k; i++)
                differences[i] = differences[i + 1] - differences[i];
        }

        return 2 * Math.Sqrt(differences.Take(Row.Points - Row.Order).Sum(difference => difference * difference) / ((Row.Points - Row.Order) * Row.VarianceFactor));
    }

    /// <summary>The points whose values tell the noise, and the order of the differences that leave nothing else.</summary>
    static class Row
    {
        public const int Points = 8, Order = 4;

        /// <summary>8!/(4!)².</summary>
        public const double VarianceFactor = 70;
    }

    /// <summary>
    /// The derivative at x of the piece on one side of it, from values on that side alone: where the function jumps at x, the value there says nothing.
    /// </summary>
    /// <param name="step">h, negative for the left side. The quotient between x + h/2 and x + h is the derivative at x + 3h/4, but for an error of h².</param>
    public DifferenceEstimate Beside(double step)
    {
        DifferenceEstimate wide = Inner(step), narrow = Inner(step / 2);
        double value = (2 * narrow.Value) - wide.Value;
        return new DifferenceEstimate(value, Math.Abs(value - narrow.Value) + (3 * narrow.Error));
    }

    /// <summary>Whether x + h and x + h/4 are known to lie on one piece.</summary>
    public bool IsOnePiece(double step) => ValuesAt(step).Branches == ValuesAt(step / 4).Branches;

    DifferenceEstimate Inner(double step)
    {
        (double value, double innerNoise) = Between(ValuesAt(step).Results, ValuesAt(step / 2).Results, (x + step) - (x + (step / 2)));
        return new(value, Math.Abs(innerNoise));
    }

    bool IsFarOrUnchanged(double step) => Math.Abs(step) > Math.Max(1, Math.Abs(x)) || ChangeTo(step) == 0;

    Evaluated ValuesAt(double step)
    {
        if (!values.TryGetValue(step, out Evaluated evaluated))
            values[step] = evaluated = f(x + step);
        return evaluated;
    }

    Quotient Evaluate(double step)
    {
        double above = x + step, below = x - step;
        Evaluated plus = ValuesAt(step), minus = ValuesAt(-step);
        (double central, double centralNoise) = Between(plus.Results, minus.Results, above - below);
        (double forward, double forwardNoise) = Between(plus.Results, atX, above - x);
        (double backward, double backwardNoise) = Between(atX, minus.Results, x - below);
        return new Quotient(new(central, centralNoise), new(forward, forwardNoise), new(backward, backwardNoise), plus.Branches, minus.Branches);
    }

    (double Value, double Noise) Between(double[] high, double[] low, double width)
    {
        double sum = 0, changed = 0, unchanged = 0;
        int unchangedCount = 0;
        for (int k = 0; k < weights.Length; k++)
        {
            if (double.IsInfinity(atX[k]) && high[k] == atX[k] && low[k] == atX[k])
                continue;
            double difference = weights[k] * (high[k] - low[k]), size = Math.Abs(weights[k]) * Math.Max(Math.Abs(high[k]), Math.Abs(low[k]));
            sum += difference;
            if (difference != 0)
            {
                changed += size;
            }
            else
            {
                unchanged = Math.Max(unchanged, size);
                unchangedCount++;
            }
        }

        // A result that did not change either does not depend on x, or its change was rounded away.
        double rounding = changed + (unchanged * Math.Sqrt(unchangedCount));
        return (sum / width, ((RoundingsOfAResult * MachineEpsilon * rounding) + noise + SmallestNormal) / width);
    }
}
