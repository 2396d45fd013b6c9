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
    internal static GradCheckReport Check(Func<Tensor[], Tensor[]> f, IReadOnlyList<Tensor> x, IReadOnlyList<string> names, GradCheckOptions options)
    {
        options.Validated();
        var function = new CheckedFunction(f, x);
        if (x.All(operand => operand.Length == 0))
            return new GradCheckReport(Doubt.NothingToCheck);
        double[] results = function.Results();
        double[] weights = Weights(options, function.ResultShapes);
        (double[] recorded, double[][] gradients) = function.Gradients(weights);
        if (!SameBits(results, function.Results()) || !SameBits(results, recorded))
            return new GradCheckReport(Doubt.NotDeterministic);
        var operands = new List<OperandCheck>();
        for (int operand = 0; operand < gradients.Length; operand++)
        {
            var checks = new ElementCheck[gradients[operand].Length];
            for (int index = 0; index < checks.Length; index++)
                checks[index] = Check(function, operand, index, names[operand], results, weights, gradients[operand][index]);
            operands.Add(new OperandCheck(names[operand], x[operand].Shape, checks, []));
        }

        return new GradCheckReport(operands);
    }

    static ElementCheck Check(CheckedFunction function, int operand, int index, string name, double[] results, double[] weights, double analytic)
    {
        double x = function.Element(operand, index);
        var quotients = new DifferenceQuotients(value => function.ResultsWith(operand, index, value), x, results, weights);
        Judgement judgement = Judgement.Of(analytic, quotients, function.Typical(operand));

        // The weight of a single result is divided out again, so that the gradient is shown as people know it.
        double unit = weights.Length == 1 && weights[0] != 0 ? weights[0] : 1;
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

    /// <summary>
    /// The given cotangents, or random weights of both signs and comparable size; even a single result has one other than 1, which a backward rule may
    /// not ignore.
    /// </summary>
    static double[] Weights(GradCheckOptions options, IReadOnlyList<Shape> results)
    {
        if (options.Cotangents.Count > 0)
            return GivenWeights(options.Cotangents, results);
        var random = new Random(options.Seed);
        return [.. Enumerable.Range(0, results.Sum(shape => shape.ElementCount)).Select(_ => (random.Next(2) == 0 ? -1 : 1) * (0.5 + random.NextDouble()))];
    }

    static double[] GivenWeights(IReadOnlyList<Tensor> cotangents, IReadOnlyList<Shape> results)
    {
        if (cotangents.Count != results.Count)
            throw new ShapeException($"The function gives {results.Count} results, but the options hold {cotangents.Count} cotangents; give one for each, or none.");
        var weights = new List<double>();
        for (int i = 0; i < results.Count; i++)
        {
            if (cotangents[i].Shape != results[i])
                throw new ShapeException($"The cotangent {cotangents[i].Shape} does not have the shape of its result, {results[i]}.");
            for (int k = 0; k < cotangents[i].Length; k++)
                weights.Add(cotangents[i].ElementAt(k));
        }

        return [.. weights];
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
