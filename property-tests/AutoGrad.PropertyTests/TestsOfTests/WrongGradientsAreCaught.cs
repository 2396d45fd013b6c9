using AutoGrad.Planted;

namespace AutoGrad.PropertyTests;

/// <summary>
/// Checks, for every planted wrong gradient, that
/// a full check fails it, and names the wrong elements and no others, and the operation whose rule is wrong by itself;
/// a fast check fails it, and names wrong elements only, and that operation.
/// </summary>
public class WrongGradientsAreCaught
{
    /// <summary>Larger plants take minutes in full mode, where the benchmark command detection checks them; a fast check takes a second.</summary>
    const int MostElements = 20_000;

    static readonly GradCheckOptions fast = new() { Mode = GradCheckMode.Fast };

    public static TheoryData<string> Names => [.. PlantedSuite.Wrong.Select(plant => plant.Name)];

    public static TheoryData<string> NamesOfSmaller => [.. PlantedSuite.Wrong.Where(plant => plant.Operands.Sum(x => x.Length) <= MostElements).Select(plant => plant.Name)];

    [Theory, MemberData(nameof(NamesOfSmaller))]
    public void In_full_mode(string name)
    {
        WrongGradient plant = PlantedSuite.Wrong.Single(plant => plant.Name == name);
        GradCheckReport report = PlantCheck.Run(plant, GradCheckOptions.Default);
        Assert.True(report.Verdict == Verdict.Fail, report.ToString());
        Assert.Equal(PlantCheck.Expected(plant, report), PlantCheck.Named(report));
        Assert.All(report.Failures, failure => Assert.Equal(plant.Operation, failure.Operation));
    }

    [Theory, MemberData(nameof(Names))]
    public void In_fast_mode(string name)
    {
        WrongGradient plant = PlantedSuite.Wrong.Single(plant => plant.Name == name);
        GradCheckReport report = PlantCheck.Run(plant, fast);
        Assert.True(report.Verdict == Verdict.Fail, report.ToString());
        Assert.All(report.Failures, failure => Assert.True(PlantCheck.IsWrong(plant, report, failure), failure.ToString()));
        Assert.All(report.Failures, failure => Assert.Equal(plant.Operation, failure.Operation));
    }
}
