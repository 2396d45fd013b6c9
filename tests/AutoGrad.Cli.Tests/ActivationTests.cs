using AutoGrad.Cli.Train;
using AutoGrad.Modules;

namespace AutoGrad.Cli.Tests;

public class ActivationTests
{
    public static TheoryData<string> Names => [.. ActivationChoice.All.Select(choice => choice.Name)];

    [Fact]
    public void Every_activation_module_of_the_library_can_be_chosen()
    {
        int modules = typeof(Activation).Assembly.GetExportedTypes().Count(type => type.IsSubclassOf(typeof(Activation)));
        Assert.Equal(modules, ActivationChoice.All.Count);
        Assert.Contains(ActivationChoice.All, choice => choice.Name == "relu6");
        Assert.Contains(ActivationChoice.All, choice => choice.Name == "leaky-relu");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_activation_trains(string name)
    {
        using var folder = new TemporaryFolder();
        CommandRun run = await CommandRun.Of("train", "--data", folder.Write("trees.csv", SmallData.ThreeGroups()), "--epochs", "2", "--layers", "8", "--activation", name);
        run.AssertSuccess();
        Assert.Contains($"2 → 8 → 3, {name}, ", run.Output, StringComparison.Ordinal);
    }
}
