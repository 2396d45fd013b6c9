using AutoGrad.Planted;

namespace AutoGrad.PropertyTests;

/// <summary>Checks, for every planted right gradient, that none fails, and that the check gives a reason where it gives no verdict, and only where the mathematics has none.</summary>
public class RightGradientsAreAccepted
{
    public static TheoryData<string> Names => [.. PlantedSuite.Right.Select(plant => plant.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Element_by_element(string name) => IsAccepted(name, GradCheckMode.Full);

    [Theory, MemberData(nameof(Names))]
    public void Along_random_directions(string name) => IsAccepted(name, GradCheckMode.Fast);

    static void IsAccepted(string name, GradCheckMode mode)
    {
        RightGradient plant = PlantedSuite.Right.Single(plant => plant.Name == name);
        GradCheckReport report = GradCheck.Run(plant.Function, plant.Operands, new GradCheckOptions { Mode = mode });
        Assert.True(report.Verdict == (plant.Doubt == Doubt.None ? Verdict.Pass : Verdict.Inconclusive), report.ToString());
        Assert.Equal(plant.Doubt, report.Doubt);
    }
}
