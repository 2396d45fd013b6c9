using System.Globalization;

namespace AutoGrad;

/// <summary>The weights of a function's results in the sum whose gradient is checked.</summary>
internal static class Cotangents
{
    /// <summary>
    /// The given ones, or random weights of both signs and comparable size; even a single result has one other than 1, which a backward rule may
    /// not ignore.
    /// </summary>
    /// <exception cref="ShapeException">The options hold cotangents of other shapes than the results.</exception>
    /// <exception cref="ArgumentException">A given cotangent is infinite or not a number, or all are 0.</exception>
    public static double[] Of(GradCheckOptions options, IReadOnlyList<Shape> results)
    {
        if (options.Cotangents.Count > 0)
            return Given(options.Cotangents, results);
        var random = new Random(options.Seed);
        return [.. Enumerable.Range(0, results.Sum(shape => shape.ElementCount)).Select(_ => (random.Next(2) == 0 ? -1 : 1) * (0.5 + random.NextDouble()))];
    }

    static double[] Given(IReadOnlyList<Tensor> cotangents, IReadOnlyList<Shape> results)
    {
        if (cotangents.Count != results.Count)
            throw new ShapeException($"The function gives {results.Count} results, but the options hold {cotangents.Count} cotangents; give one for each, or none.");
        for (int i = 0; i < results.Count; i++)
        {
            if (cotangents[i].Shape != results[i])
                throw new ShapeException($"The cotangent {cotangents[i].Shape} does not have the shape of its result, {results[i]}.");
        }

        double[] weights = [.. cotangents.SelectMany(cotangent => cotangent.ToDoubles())];
        if (Array.Find(weights, weight => !double.IsFinite(weight)) is var odd && odd != 0)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A cotangent holds {odd}, and no gradient can be checked with it; give finite weights."));
        if (weights.Length > 0 && Array.TrueForAll(weights, weight => weight == 0))
            throw new ArgumentException("All cotangents are 0, and so is the gradient, whatever the function; give at least one other weight.");
        return weights;
    }
}
