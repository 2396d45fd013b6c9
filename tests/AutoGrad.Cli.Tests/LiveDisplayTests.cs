using Spectre.Console;

namespace AutoGrad.Cli.Tests;

public class LiveDisplayTests
{
    [Fact]
    public async Task A_terminal_shows_a_bar_and_keeps_a_line_for_each_epoch()
    {
        using StringWriter output = new(), error = new();
        IAnsiConsole terminal = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(output),
        });
        terminal.Profile.Width = 80;
        using var folder = new TemporaryFolder();
        string data = folder.Write("trees.csv", SmallData.ThreeGroups());
        int exitCode = await CommandLine.RunAsync(
            ["train", "--data", data, "--epochs", "3"], new Streams(output, error, terminal), TestContext.Current.CancellationToken);
        Assert.Equal(0, exitCode);
        string text = output.ToString();
        Assert.Contains("━", text, StringComparison.Ordinal);
        Assert.Contains("epoch 1/3  loss ", text, StringComparison.Ordinal);
        Assert.Contains("epoch 3/3  loss ", text, StringComparison.Ordinal);
        Assert.StartsWith("test accuracy ", text.TrimEnd().Split(Environment.NewLine)[^1], StringComparison.Ordinal);
    }
}
