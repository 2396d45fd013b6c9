using AutoGrad.Operations;
using AutoGrad.Reference;

namespace AutoGrad.Benchmarks.Lanes;

/// <summary>The largest error of a function's values, against numbers of many digits.</summary>
static class LaneAccuracy
{
    /// <summary>
    /// In units in the last place, over a fixed sample of the domain: numbers of a few decades, and every fourth one of sixty if there is one operand. Of several
    /// a product or quotient would leave the range of the type on the way to a result that does not.
    /// </summary>
    public static double Measure<T>(PointwiseSample function, int points)
    {
        var random = new Random(20261125);
        double largest = 0;
        for (int i = 0; i < points; i++)
        {
            double[] x = [.. function.Domains.Select(domain => DomainSampler.Next(domain, random, i % 4 == 0 && function.Arity == 1 ? 30 : 2))];
            double error = typeof(T) == typeof(float)
                ? PreciseError.OfSingle(function, Array.ConvertAll(x, value => (float)value))
                : PreciseError.OfDouble(function, x);
            largest = Math.Max(largest, error);
        }

        return largest;
    }
}
