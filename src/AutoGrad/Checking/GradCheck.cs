namespace AutoGrad;

/// <summary>
/// Checks gradients by the backward pass against differences of the function itself, element by element. There is no tolerance to choose: it follows from
/// how well differences at several steps agree, and from rounding.
/// </summary>
/// <remarks>
/// A function with several results is checked by their sum with random weights, since plain sums hide errors that cancel.
/// All is computed in Float64. The results are evaluated about four times an element.
/// </remarks>
public static partial class GradCheck
{
    /// <summary>The weights of results are drawn from a generator with this seed: the same check gives the same report.</summary>
    const int Seed = 1;

    /// <summary>Checks the gradient of a function of one tensor.</summary>
    /// <param name="f">The function; its result has any shape.</param>
    /// <param name="x">Where to check. Float32 is widened to Float64, which the function must accept.</param>
    /// <returns>A verdict for each element of <paramref name="x"/>, which is named x, or as the parameter is.</returns>
    /// <exception cref="DTypeException"><paramref name="x"/> is not floating-point, or the function insists on Float32.</exception>
    public static GradCheckReport Run(Func<Tensor, Tensor> f, Tensor x)
    {
        ArgumentNullException.ThrowIfNull(f);
        return Check(all => [f(all[0])], [x], Names([x]));
    }

    /// <summary>Checks the gradients of a function of several tensors.</summary>
    /// <param name="f">The function; its result has any shape.</param>
    /// <param name="x">Where to check. Float32 is widened to Float64, which the function must accept.</param>
    /// <returns>A verdict for each element of each tensor; they are named x0, x1 and so on, or as the parameters are.</returns>
    /// <exception cref="DTypeException">A tensor is not floating-point, or the function insists on Float32.</exception>
    public static GradCheckReport Run(Func<Tensor[], Tensor> f, params Tensor[] x)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(x);
        return Check(all => [f(all)], x, Names(x));
    }

    internal static GradCheckReport Check(Func<Tensor[], Tensor[]> f, IReadOnlyList<Tensor> x, IReadOnlyList<string> names)
    {
        var function = new CheckedFunction(f, x);
        if (x.All(operand => operand.Length == 0))
            return new GradCheckReport(Doubt.NothingToCheck);
        double[] results = function.Results();
        double[] weights = Weights(results.Length);
        (double[] recorded, double[][] gradients) = function.Gradients(weights);
        if (!SameBits(results, function.Results()) || !SameBits(results, recorded))
            return new GradCheckReport(Doubt.NotDeterministic);
        var checks = new List<ElementCheck>();
        for (int operand = 0; operand < gradients.Length; operand++)
        {
            for (int index = 0; index < gradients[operand].Length; index++)
                checks.Add(Check(function, operand, index, names[operand], results, weights, gradients[operand][index]));
        }

        return new GradCheckReport(checks);
    }

    static ElementCheck Check(CheckedFunction function, int operand, int index, string name, double[] results, double[] weights, double analytic)
    {
        double x = function.Element(operand, index);
        var quotients = new DifferenceQuotients(value => function.ResultsWith(operand, index, value), x, results, weights);
        Judgement judgement = Judgement.Of(analytic, quotients, function.Typical(operand));

        // The weight of a single result is divided out again, so that the gradient is shown as people know it.
        double unit = weights.Length == 1 ? weights[0] : 1;
        return new ElementCheck(
            name,
            IndexOf(function.Operands[operand].Shape, index),
            x,
            analytic / unit,
            judgement.Numeric.Value / unit,
            Math.Abs(judgement.Numeric.Error / unit),
            Math.Abs(judgement.Tolerance / unit),
            judgement.Verdict,
            judgement.Doubt);
    }

    /// <summary>Weights of both signs and comparable size; even a single result has one other than 1, which a backward rule may not ignore.</summary>
    static double[] Weights(int count)
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, count).Select(_ => (random.Next(2) == 0 ? -1 : 1) * (0.5 + random.NextDouble()))];
    }

    static string[] Names(Tensor[] x) =>
        [.. x.Select((operand, i) => operand is Parameter { Name.Length: > 0 } parameter ? parameter.Name : x.Length == 1 ? "x" : $"x{i}")];

    static int[] IndexOf(Shape shape, int place)
    {
        var index = new int[shape.Rank];
        for (int axis = index.Length - 1; axis >= 0; axis--)
            (place, index[axis]) = Math.DivRem(place, shape[axis]);
        return index;
    }

    static bool SameBits(double[] left, double[] right)
    {
        if (left.Length != right.Length)
            return false;
        for (int i = 0; i < left.Length; i++)
        {
            if (!left[i].Equals(right[i]))
                return false;
        }

        return true;
    }
}
