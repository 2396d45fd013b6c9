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

    readonly Func<double, double[]> f;
    readonly double x;
    readonly double[] weights;
    readonly double[] atX;
    readonly Dictionary<double, Quotient> known = [];

    public DifferenceQuotients(Func<double, double[]> f, double x, double[] atX, double[] weights)
    {
        this.f = f;
        this.x = x;
        this.atX = atX;
        this.weights = weights;
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

    Quotient Evaluate(double step)
    {
        double above = x + step, below = x - step;
        double[] plus = f(above), minus = f(below);
        (double central, double noise) = Between(plus, minus, above - below);
        (double forward, double forwardNoise) = Between(plus, atX, above - x);
        (double backward, double backwardNoise) = Between(atX, minus, x - below);
        return new Quotient(new(central, noise), new(forward, forwardNoise), new(backward, backwardNoise));
    }

    (double Value, double Noise) Between(double[] high, double[] low, double width)
    {
        double sum = 0, changed = 0, unchanged = 0;
        int unchangedCount = 0;
        for (int k = 0; k < weights.Length; k++)
        {
            if (double.IsInfinity(high[k]) && high[k] == low[k])
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
        return (sum / width, ((RoundingsOfAResult * MachineEpsilon * rounding) + SmallestNormal) / width);
    }
}

/// <summary>The quotients for one step, each with the rounding error of the function over the step.</summary>
internal readonly record struct Quotient(DifferenceEstimate Central, DifferenceEstimate Forward, DifferenceEstimate Backward);
