using AutoGrad.Planted;

namespace AutoGrad.PropertyTests;

/// <summary>
/// Checks, for every planted wrong gradient, that a full check fails it and names the wrong elements and no others.
/// </summary>
public class WrongGradientsAreCaught
{
    public static TheoryData<string> Names => [.. PlantedSuite.Wrong.Where(plant => plant.Form != DerivativeForm.Forward).Select(plant => plant.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Element_by_element(string name)
    {
        WrongGradient plant = PlantedSuite.Wrong.Single(plant => plant.Name == name);
        GradCheckReport report = Detection.Check(plant, new GradCheckOptions());
        Assert.Equal(Verdict.Fail, report.Verdict);
        Assert.Equal(Detection.Expected(plant, report), Detection.Named(report));
    }
}
