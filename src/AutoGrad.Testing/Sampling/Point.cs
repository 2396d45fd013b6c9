using System.Globalization;
using AutoGrad.Operations;
using FsCheck;
using FsCheck.Fluent;

namespace AutoGrad.Testing;

/// <summary>Operands of a pointwise function.</summary>
internal sealed record Point(double[] X)
{
    /// <summary>Points within the domains; near the kinks too.</summary>
    public static Arbitrary<Point> Of(PointwiseSample f, double decades = 3) => Arb.From(
        Gen.Choose(0, int.MaxValue).Select(seed => Draw(f, new Random(seed), decades)),
        point => point.Shrink(f.Domains));

    /// <summary>One number of three lies near a kink, if there is one, on either side at distances of several decades.</summary>
    public static Point Draw(PointwiseSample f, Random random, double decades)
    {
        double[] x = [.. f.Domains.Select(domain => DomainSampler.Next(domain, random, decades))];
        if (f.Kinks.Count == 0 || random.Next(3) != 0)
            return new Point(x);
        Kink kink = f.Kinks[random.Next(f.Kinks.Count)];
        for (int i = 0; i < x.Length; i++)
        {
            double near = kink.At[i] + ((random.Next(2) == 0 ? -1 : 1) * Math.Pow(10, -decades * random.NextDouble()));
            if (f.Domains[i].Contains(near))
                x[i] = near;
        }

        return new Point(x);
    }

    public override string ToString() => $"({string.Join(", ", X.Select(x => x.ToString("R", CultureInfo.InvariantCulture)))})";

    IEnumerable<Point> Shrink(IReadOnlyList<Domain> domains)
    {
        for (int i = 0; i < X.Length; i++)
        {
            foreach (double rounder in Rounder.Shrink(X[i]).Where(domains[i].Contains))
            {
                var x = (double[])X.Clone();
                x[i] = rounder;
                yield return new Point(x);
            }
        }
    }
}
