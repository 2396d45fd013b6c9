using System.Text.RegularExpressions;
using AutoGrad.Operations;
using AutoGrad.Reference;

namespace AutoGrad.Tests.Algebra;

/// <summary>The values of every pointwise function against the same function of numbers with many digits.</summary>
public partial class AccuracyTests
{
    const int Points = 300;

    const double LowestOfSingle = -110, LowestOfDouble = -760;

    static readonly Dictionary<string, PointwiseSample> functions = OperationCatalogue.Entries
        .OfType<PointwiseEntry>()
        .SelectMany(entry => entry.Functions)
        .ToDictionary(f => f.ToString());

    public static TheoryData<string> Functions => [.. functions.Keys];

    [Theory, MemberData(nameof(Functions))]
    public void A_double_result_is_within_two_ulps_and_four_of_a_composition(string name)
    {
        PointwiseSample f = functions[name];
        foreach (double[] x in Operands(f))
        {
            double error = PreciseError.OfDouble(f, x);
            Assert.True(error <= Bound(f), $"{f} at ({string.Join(", ", x)}) is {f.Value(x):R}, off by {error:G4} ulp");
        }
    }

    [Theory, MemberData(nameof(Functions))]
    public void A_float_result_is_within_two_ulps_and_four_of_a_composition(string name)
    {
        PointwiseSample f = functions[name];
        foreach (double[] x in Operands(f))
        {
            float[] single = Array.ConvertAll(x, value => (float)value);
            double error = PreciseError.OfSingle(f, single);
            Assert.True(error <= Bound(f), $"{f} at ({string.Join(", ", single)}) is {f.Value(single):R}, off by {error:G4} ulp");
        }
    }

    [Fact]
    public void Gelu_is_within_four_ulps_where_the_distribution_function_is_subnormal_already()
    {
        PointwiseSample f = functions["Gelu"];
        for (double x = -14.3; x < -12.5; x += 0.01)
            Assert.True(PreciseError.OfSingle(f, [(float)x]) <= 4, $"at {(float)x:R}: {f.Value((float)x):R}, off by {PreciseError.OfSingle(f, [(float)x]):G4} ulp");
        for (double x = -38.6; x < -37.4; x += 0.01)
            Assert.True(PreciseError.OfDouble(f, [x]) <= 4, $"at {x:R}: {f.Value(x):R}, off by {PreciseError.OfDouble(f, [x]):G4} ulp");
    }

    // ln(eᵃ + eᵇ) is near 0 where b is near ln(1 − eᵃ): relative to the operands by 10⁻² to 10⁻⁷ for floats, and to 10⁻¹¹ for doubles.
    [Fact]
    public void LogAddExp_is_within_four_ulps_where_its_terms_cancel()
    {
        PointwiseSample f = functions["LogAddExp"];
        var random = new Random(20261129);
        for (int i = 0; i < Points; i++)
        {
            double a = -4 * random.NextDouble(), b = Math.Log(1 - Math.Exp(a)), distance = random.NextDouble();
            double[] x = [a, b * (1 + Math.Pow(10, -2 - 9 * distance))];
            float[] single = [(float)a, (float)(b * (1 + Math.Pow(10, -2 - 5 * distance)))];
            Assert.True(PreciseError.OfDouble(f, x) <= 4, $"at ({x[0]:R}, {x[1]:R}): {f.Value(x):R}, off by {PreciseError.OfDouble(f, x):G4} ulp");
            Assert.True(PreciseError.OfSingle(f, single) <= 4, $"at ({single[0]:R}, {single[1]:R}): {f.Value(single):R}, off by {PreciseError.OfSingle(f, single):G4} ulp");
        }
    }

    // A function of the algebra has two; where several are composed, each rounds.
    static double Bound(PointwiseSample f) => SingleCall().IsMatch(f.ValueFormula().ToString()) ? 2 : 4;

    static IEnumerable<double[]> Operands(PointwiseSample f)
    {
        var random = new Random(20261125);
        for (int i = 0; i < Points; i++)
        {
            if (i % 5 == 2 && f.Arity == 1 && f.Domains[0].Lower < LowestOfDouble)
            {
                // Where exponentials become subnormal and vanish, as floats and as doubles.
                yield return [40 + random.NextDouble() * ((i % 2 == 0 ? LowestOfSingle : LowestOfDouble) - 40)];
                continue;
            }

            double decades = i % 5 == 0 && f.Arity == 1 ? 30 : i % 5 == 1 ? 8 : 2; // of several operands the products must not overflow
            yield return [.. f.Domains.Select(domain => DomainSampler.Next(domain, random, decades))];
        }
    }

    [GeneratedRegex(@"^\w+\(\w+(, \w+)?\)$")]
    private static partial Regex SingleCall();
}
