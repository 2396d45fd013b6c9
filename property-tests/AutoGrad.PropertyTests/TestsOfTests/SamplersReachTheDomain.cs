using AutoGrad.Operations;

namespace AutoGrad.PropertyTests;

/// <summary>
/// Checks, for each operand of each function, that the points of the laws
/// stay within the domain; have both signs where it has; come within a hundredth of each finite end and of each excluded point, on each side of it;
/// cover three decades; come near each kink on both sides; contain rounded numbers, and the ends that belong to the domain.
/// </summary>
public class SamplersReachTheDomain
{
    const int Draws = 3000;

    public static TheoryData<string> Functions => [.. Subjects.Functions];

    [Theory, MemberData(nameof(Functions))]
    public void Of_a_function(string name)
    {
        PointwiseSample f = Subjects.Function(name);
        var random = new Random((int)Seed.OfEnvironment.Value);
        Point[] points = [.. Enumerable.Range(0, Draws).Select(_ => Point.Draw(f, random, decades: 3))];
        for (int i = 0; i < f.Arity; i++)
        {
            int operand = i;
            ReachesTheDomain(f.Domains[i], [.. points.Select(point => point.X[operand])]);
            Assert.All(f.Kinks, kink =>
            {
                double at = kink.At[operand];
                Assert.Contains(points, point => point.X[operand] > at && point.X[operand] < at + 0.01);
                Assert.Contains(points, point => point.X[operand] < at && point.X[operand] > at - 0.01);
            });
        }
    }

    [Theory]
    [InlineData(double.NegativeInfinity, double.PositiveInfinity, false, false)]
    [InlineData(0, double.PositiveInfinity, false, false)]
    [InlineData(1, double.PositiveInfinity, true, false)]
    [InlineData(double.NegativeInfinity, -2, false, true)]
    [InlineData(-1, 1, false, false)]
    [InlineData(-1, 1, true, true)]
    [InlineData(0, 1e-3, false, true)]
    [InlineData(100, 101, true, false)]
    public void Of_any_interval(double lower, double upper, bool includesLower, bool includesUpper)
    {
        var domain = new Domain(lower, upper, includesLower, includesUpper);
        var random = new Random((int)Seed.OfEnvironment.Value);
        ReachesTheDomain(domain, [.. Enumerable.Range(0, Draws).Select(_ => DomainSampler.Next(domain, random))]);
    }

    [Fact]
    public void On_both_sides_of_an_excluded_point()
    {
        var domain = Domain.Open(-2, 3) with { Excluded = [0, 1] };
        var random = new Random((int)Seed.OfEnvironment.Value);
        ReachesTheDomain(domain, [.. Enumerable.Range(0, Draws).Select(_ => DomainSampler.Next(domain, random))]);
    }

    [Fact]
    public void Of_every_operation() => Assert.All(Subjects.AllSamples, pair =>
    {
        var random = new Random((int)Seed.OfEnvironment.Value);
        OperationSample sample = pair.Value;
        for (int operand = 0; operand < sample.Shapes.Length; operand++)
        {
            Domain domain = operand < sample.Domains.Count ? sample.Domains[operand] : Domain.Real;
            double[] drawn = [.. Enumerable.Range(0, 200).SelectMany(_ => Operands.Draw(Subject.Of(pair.Key, sample), random, decades: 1).Elements[operand])];
            Assert.All(drawn, x => Assert.True(domain.Contains(x), $"{pair.Key}: {x} is outside {domain}"));
            if (drawn.Length == 0)
                continue;
            Assert.True(domain.Lower >= 0 || drawn.Any(x => x < 0), $"{pair.Key}: no negative number");
            Assert.True(domain.Upper <= 0 || drawn.Any(x => x > 0), $"{pair.Key}: no positive number");
        }
    });

    [Fact]
    public void Shrinking_ends_at_round_numbers()
    {
        double x = 0.7391827364;
        int steps = 0;
        while (Rounder.Shrink(x).Where(candidate => candidate > 0.3 && candidate != 1 && candidate != 2).Cast<double?>().FirstOrDefault() is { } rounder)
        {
            x = rounder;
            steps++;
        }

        Assert.Equal(0.5, x);
        Assert.InRange(steps, 1, 10);
    }

    static void ReachesTheDomain(Domain domain, double[] drawn)
    {
        Assert.All(drawn, x => Assert.True(domain.Contains(x), $"{x} is outside {domain}"));
        Assert.True(domain.Lower >= 0 || drawn.Any(x => x < 0), "no negative number");
        Assert.True(domain.Upper <= 0 || drawn.Any(x => x > 0), "no positive number");
        double width = double.IsFinite(domain.Upper - domain.Lower) ? domain.Upper - domain.Lower : 1;
        if (double.IsFinite(domain.Lower))
            Assert.Contains(drawn, x => x <= domain.Lower + (0.01 * width));
        if (double.IsFinite(domain.Upper))
            Assert.Contains(drawn, x => x >= domain.Upper - (0.01 * width));
        Assert.True(!domain.IncludesLower || drawn.Contains(domain.Lower), "the lower end is missing");
        Assert.True(!domain.IncludesUpper || drawn.Contains(domain.Upper), "the upper end is missing");
        foreach (double excluded in domain.Excluded)
        {
            Assert.Contains(drawn, x => x > excluded && x < excluded + 0.01);
            Assert.Contains(drawn, x => x < excluded && x > excluded - 0.01);
        }

        double[] distances = [.. drawn.Select(x => Distance(domain, x)).Where(d => d > 0)];
        Assert.True(Math.Log10(distances.Max() / distances.Min()) >= 3, $"the distances cover only {distances.Min()} to {distances.Max()}");
        Assert.True(width < 0.5 || drawn.Any(x => x == Math.Round(x * 4) / 4), "no rounded number");
    }

    /// <summary>From the nearest end or excluded point; from 0 if there is none.</summary>
    static double Distance(Domain domain, double x) =>
        new[] { domain.Lower, domain.Upper }.Where(double.IsFinite).Concat(domain.Excluded).DefaultIfEmpty(0).Min(anchor => Math.Abs(x - anchor));
}
