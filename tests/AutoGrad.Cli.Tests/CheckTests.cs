using System.Text.Json;
using Spectre.Console;

namespace AutoGrad.Cli.Tests;

public sealed class CheckTests : IDisposable
{
    static readonly string assembly = typeof(CheckedMethods).Assembly.Location;

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_catalogue_passes()
    {
        CommandRun run = await CommandRun.Of("check", "--json", folder["all.json"]);
        run.AssertSuccess();
        Assert.StartsWith("0 of ", run.Lines[^1], StringComparison.Ordinal);
        Assert.Contains(run.Lines, line => line.StartsWith("pass    Exp: two axes  elements 6, of second order 12", StringComparison.Ordinal));
        Assert.Contains(run.Lines, line => line.Contains("Relu: kinks, at a kink", StringComparison.Ordinal));
        using JsonDocument json = JsonDocument.Parse(await File.ReadAllTextAsync(folder["all.json"], TestContext.Current.CancellationToken));
        Assert.NotEqual("Fail", json.RootElement.GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task Marked_methods_and_function_structs_of_an_assembly_are_checked()
    {
        CommandRun run = await CommandRun.Of("check", assembly);
        Assert.Equal("", run.Error);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("pass    CheckedMethods.Likelihood  elements 24, of second order 25", run.Lines);
        Assert.Contains("pass    CheckedMethods.SineAndCosine  elements 1", run.Lines);
        Assert.Contains("FAIL    CheckedMethods.HalfDetached  elements 6", run.Lines);
        Assert.Contains(run.Lines, line => line.StartsWith("pass    SquarePlusOne: two axes", StringComparison.Ordinal));
        Assert.DoesNotContain("Unmarked", run.Output, StringComparison.Ordinal);

        // The parameter's name is that of the operand.
        Assert.Contains(run.Lines, line => line.StartsWith("fail     x[", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Hidden", "it is not public and static.")]
    [InlineData("Scaled", "The parameter factor is a Double, and every parameter must be a Tensor")]
    [InlineData("Number", "The method returns Double, and it must return a Tensor or an array of them.")]
    [InlineData("Nothing", "The method takes no tensor")]
    [InlineData("Seven", "It refuses the operands x [2, 3]: ")]
    [InlineData("Impossible", "The domain of the parameter x is empty")]
    [InlineData("Angry", "It threw NotSupportedException: Not [2, 3].")]
    public async Task A_method_that_cannot_be_checked_says_why_in_a_sentence(string method, string sentence)
    {
        CommandRun run = await CommandRun.Of("check", assembly);
        Assert.Contains($"error   CheckedMethods.{method}", run.Lines);
        Assert.Single(run.Lines, line => line.StartsWith($"CheckedMethods.{method}: ", StringComparison.Ordinal) && line.Contains(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_and_the_JSON_tell_the_same()
    {
        await CommandRun.Of("check", assembly, "--html", folder["a.html"], "--json", folder["a.json"], "--seed", "5");
        string page = await File.ReadAllTextAsync(folder["a.html"], TestContext.Current.CancellationToken);
        Assert.Contains("<h1>Gradients of AutoGrad.Cli.Tests.dll</h1>", page, StringComparison.Ordinal);
        Assert.Contains("CheckedMethods.Angry: It threw NotSupportedException", page, StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(await File.ReadAllTextAsync(folder["a.json"], TestContext.Current.CancellationToken));
        Assert.Equal("Fail", json.RootElement.GetProperty("verdict").GetString());
        JsonElement[] checks = [.. json.RootElement.GetProperty("checks").EnumerateArray()];
        JsonElement wrong = Assert.Single(checks, check => check.GetProperty("name").GetString() == "CheckedMethods.HalfDetached");
        Assert.Equal(6, wrong.GetProperty("firstOrder").GetProperty("failed").GetInt32());
        Assert.Single(checks, check => check.TryGetProperty("problem", out JsonElement problem) && problem.GetString()!.Contains("Not [2, 3].", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_output() =>
        Assert.Equal((await CommandRun.Of("check", assembly, "--seed", "7")).Output, (await CommandRun.Of("check", assembly, "--seed", "7")).Output);

    [Fact]
    public async Task What_cannot_be_read_gives_a_sentence_and_exit_code_2()
    {
        (await CommandRun.Of("check", folder["missing.dll"])).AssertRefusal(2, "missing.dll: There is no such file.");
        (await CommandRun.Of("check", folder.Path)).AssertRefusal(2, "This is a folder");
        (await CommandRun.Of("check", folder.Write("broken.dll", "no assembly"))).AssertRefusal(2, "broken.dll: This is no .NET assembly");
        (await CommandRun.Of("check", folder.Write("cut.dll", File.ReadAllBytes(assembly)[..2000]))).AssertRefusal(2, "cut.dll");
        (await CommandRun.Of("check", typeof(AnsiConsole).Assembly.Location)).AssertRefusal(2, "There is nothing to check");
        (await CommandRun.Of("check", "--html", folder["no/where.html"])).AssertRefusal(2, "There is no folder");
        (await CommandRun.Of("check", "--json", folder.Path)).AssertRefusal(2, "This is a folder");
    }

    [Fact]
    public async Task A_terminal_shows_a_bar_and_keeps_what_does_not_pass()
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
        Assert.Equal(1, await CommandLine.RunAsync(["check", assembly], new Streams(output, error, terminal), TestContext.Current.CancellationToken));
        Assert.Equal("", error.ToString());
        Assert.Contains("━", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("FAIL    CheckedMethods.HalfDetached", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("pass    CheckedMethods", output.ToString(), StringComparison.Ordinal);
    }
}
