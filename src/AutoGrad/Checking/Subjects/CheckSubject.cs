namespace AutoGrad;

/// <summary>What is judged: a function in Float64 at a point, its gradients there, and the means to evaluate it nearby.</summary>
internal sealed class CheckSubject
{
    readonly Func<IEvaluator> newEvaluator;

    public CheckSubject(
        IReadOnlyList<string> names, IReadOnlyList<Shape> shapes, double[][] elements, double[] results, double[] weights, double[][] gradients, Func<IEvaluator> newEvaluator)
    {
        Names = names;
        Shapes = shapes;
        Elements = elements;
        Results = results;
        Weights = weights;
        Gradients = gradients;
        this.newEvaluator = newEvaluator;
        Typical = Array.ConvertAll(elements, LargestSize);
        Steepest = Array.ConvertAll(gradients, LargestSize);
    }

    public IReadOnlyList<string> Names { get; }

    public IReadOnlyList<Shape> Shapes { get; }

    /// <summary>The elements of each operand.</summary>
    public double[][] Elements { get; }

    /// <summary>All results in a row.</summary>
    public double[] Results { get; }

    /// <summary>The weight of each result in the sum whose gradient is checked.</summary>
    public double[] Weights { get; }

    /// <summary>The gradient under check, by each operand.</summary>
    public double[][] Gradients { get; }

    /// <summary>The largest size of each operand's elements, of those that are finite.</summary>
    public double[] Typical { get; }

    /// <summary>The largest size of each operand's gradients, of those that are finite.</summary>
    public double[] Steepest { get; }

    /// <summary>The size up to which results may be nothing but the rounding of larger terms that cancel.</summary>
    public double Dust { get; init; } = Judge.UnknownDust;

    /// <summary>The number of threads that may evaluate at once.</summary>
    public int MaxThreads { get; init; } = 1;

    /// <summary>Other passes over the same record, which tell whether its rules are linear.</summary>
    public required RuleLinearity Linearity { get; init; }

    /// <summary>The weight of a single result is divided out again, so that the gradient is shown as people know it.</summary>
    public double Unit => Weights.Length == 1 && Weights[0] != 0 ? Weights[0] : 1;

    public int ElementCount => Elements.Sum(elements => elements.Length);

    public IEvaluator NewEvaluator() => newEvaluator();

    static double LargestSize(double[] numbers) => numbers.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
}
