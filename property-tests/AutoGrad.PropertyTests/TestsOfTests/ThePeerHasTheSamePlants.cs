using System.Text.RegularExpressions;
using AutoGrad.Planted;

namespace AutoGrad.PropertyTests;

/// <summary>
/// Checks:
/// the planted suite and its twin for PyTorch hold the same plants, by name and in each half;
/// each half has forty at least, and no name twice.
/// </summary>
public partial class ThePeerHasTheSamePlants
{
    const int Least = 40;

    [Fact]
    public void Wrong_ones() => AreTheSame("wrong", PlantedSuite.Wrong.Select(plant => plant.Name));

    [Fact]
    public void Right_ones() => AreTheSame("right", PlantedSuite.Right.Select(plant => plant.Name));

    static void AreTheSame(string half, IEnumerable<string> plants)
    {
        string[] ours = [.. plants.Order(StringComparer.Ordinal)];
        string[] theirs = [.. Row().Matches(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "pytorch_gradcheck.py"))).Where(row => row.Groups["half"].Value == half).Select(row => row.Groups["name"].Value).Order(StringComparer.Ordinal)];
        Assert.Equal(ours, theirs);
        Assert.Distinct(ours);
        Assert.True(ours.Length >= Least, $"{ours.Length} {half} plants");
    }

    [GeneratedRegex("^(?<half>wrong|right)\\(\\s*\"(?<name>[^\"]+)\"", RegexOptions.Multiline)]
    private static partial Regex Row();
}
