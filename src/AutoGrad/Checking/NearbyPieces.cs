namespace AutoGrad;

/// <summary>
/// The derivatives by one element on the pieces of the function that meet at a point. Moved alone, the middle one of three equal elements that are sorted goes to the beginning or to the end;
/// that it has a place between, and the derivative there, only shows where the others have moved too.
/// </summary>
/// <remarks>Limits of derivatives at points nearby span the generalized gradient: F. H. Clarke, Optimization and Nonsmooth Analysis, 1983, theorem 2.5.1.</remarks>
/// <param name="subject">What is judged.</param>
/// <param name="operand">The operand.</param>
/// <param name="evaluator">Evaluates the function.</param>
/// <param name="seed">The seed of what is drawn.</param>
internal sealed class NearbyPieces(CheckSubject subject, int operand, IEvaluator evaluator, int seed)
{
    /// <summary>The distance of the points, and the step of the differences there, relative to the size of the elements.</summary>
    const int Distance = -24, Step = -30;

    /// <summary>Points at random places, beside those where equal elements are in the order of their places, and in the opposite one.</summary>
    const int RandomPoints = 6;

    /// <summary>The exactness of the differences.</summary>
    const double Slack = 1e-4;

    /// <summary>Whether a gradient lies between the derivatives by an element at points nearby.</summary>
    public bool Include(double gradient, int index)
    {
        if (!double.IsFinite(gradient))
            return false;
        double[] x = subject.Elements[operand];
        double size = Math.ScaleB(1, subject.Typical[operand] > 0 ? Math.ILogB(subject.Typical[operand]) : 0), low = double.PositiveInfinity, high = double.NegativeInfinity;
        var random = new Random(seed);
        for (int point = 0; point < RandomPoints + 2; point++)
        {
            var moved = new double[x.Length];
            for (int i = 0; i < x.Length; i++)
                moved[i] = x[i] + Math.ScaleB(size * (point < 2 ? (1 - (2 * point)) * (i + 1.0) / x.Length : random.NextDouble() - 0.5), Distance);
            double slope = Slope(moved, index, Math.ScaleB(size, Step));
            (low, high) = (Math.Min(low, slope), Math.Max(high, slope));
        }

        double slack = Slack * Math.Max(Math.Abs(low), Math.Abs(high));
        return gradient >= low - slack && gradient <= high + slack;
    }

    double Slope(double[] moved, int index, double step)
    {
        double at = moved[index];
        moved[index] = at + step;
        double[] above = evaluator.Move(operand, moved).Results;
        moved[index] = at - step;
        double[] below = evaluator.Move(operand, moved).Results;
        double change = 0;
        for (int k = 0; k < above.Length; k++)
            change += subject.Weights[k] * (above[k] - below[k]);
        return change / ((at + step) - (at - step));
    }
}
