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

    [Fact]
    public async Task A_kink_that_is_declared_wrongly_fails_without_being_asked_for()
    {
        CommandRun run = await CommandRun.Of("check", assembly);
        Assert.Contains("FAIL    MisdeclaredKink: declared kinks  0 hold, 1 is broken", run.Lines);
        Assert.Contains("MisdeclaredKink breaks a law: at a kink the derivative is the declared one.", run.Lines);
        Assert.Contains("The derivative at the kink (0) is 0, declared is 1.", run.Lines);
        Assert.EndsWith("; declared kinks: 0 hold, 1 is broken", run.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_laws_are_stated_of_methods_and_function_structs_where_they_apply()
    {
        CommandRun run = await CommandRun.Of("check", assembly, "--laws", "--html", folder["a.html"], "--json", folder["a.json"]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("pass    SquarePlusOne: laws  12 hold", run.Lines);
        Assert.Contains("FAIL    MisdeclaredKink: laws  11 hold, 1 is broken", run.Lines);
        Assert.Contains("pass    CheckedMethods.Likelihood: laws  11 hold", run.Lines);
        Assert.Contains("pass    CheckedMethods.SineAndCosine: [1], laws  11 hold", run.Lines);
        Assert.Contains("FAIL    CheckedMethods.Swallowing: laws  10 hold, 1 is broken", run.Lines);
        Assert.Contains("pass    CheckedMethods.Swallowing  elements 6, of second order 12", run.Lines);
        Assert.Contains(run.Lines, line => line.StartsWith("pass    CheckedMethods.InDouble: laws  9 hold, 2 do not apply  (It does not take Float32: ", StringComparison.Ordinal));
        Assert.Contains(run.Lines, line => line.StartsWith("new NaNPropagates().Check(x => AutoGrad.Cli.Tests.CheckedMethods.Swallowing(x[0]), Tensor.From<double>([", StringComparison.Ordinal));
        Assert.DoesNotContain("Impossible: laws", run.Output, StringComparison.Ordinal);

        string page = await File.ReadAllTextAsync(folder["a.html"], TestContext.Current.CancellationToken);
        Assert.Contains("<td>SquarePlusOne: laws</td><td>Laws: 12 hold.</td>", page, StringComparison.Ordinal);
        Assert.Contains("<pre>CheckedMethods.Swallowing breaks a law: NaN in, NaN out", page, StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(await File.ReadAllTextAsync(folder["a.json"], TestContext.Current.CancellationToken));
        JsonElement[] laws = [.. json.RootElement.GetProperty("checks").EnumerateArray()
            .Where(check => check.GetProperty("name").GetString() == "CheckedMethods.Swallowing" && check.TryGetProperty("laws", out _))
            .SelectMany(check => check.GetProperty("laws").EnumerateArray())];
        JsonElement broken = Assert.Single(laws, law => law.GetProperty("state").GetString() == "Broken");
        Assert.Equal(11, laws.Length);
        Assert.Equal("NaNPropagates", broken.GetProperty("name").GetString());
        Assert.StartsWith("using AutoGrad;", broken.GetProperty("snippet").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_seed_is_that_of_the_laws_too()
    {
        CommandRun five = await CommandRun.Of("check", assembly, "--laws", "--seed", "5");
        Assert.Contains("It was drawn with seed 5.", five.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("AUTOGRAD_SEED", five.Output, StringComparison.Ordinal);
        Assert.Equal(five.Output, (await CommandRun.Of("check", assembly, "--laws", "--seed", "5")).Output);
    }

    [Theory]
    [InlineData("Hidden", "it is not public and static.")]
    [InlineData("Scaled", "The parameter factor is of type Double, and every parameter must be a Tensor")]
    [InlineData("Number", "The method returns Double, and it must return a Tensor or an array of them.")]
    [InlineData("Nothing", "The method takes no tensor")]
    [InlineData("Seven", "It refuses the operands x [2, 3]: ")]
    [InlineData("Impossible", "The domain of the parameter x is empty")]
    [InlineData("Negative", "The shape [2, -1] of the parameter x has a length below 0.")]
    [InlineData("Angry", "It threw NotSupportedException: Not [2, 3].")]
    public async Task A_method_that_cannot_be_checked_says_why_in_a_sentence(string method, string sentence)
    {
        CommandRun run = await CommandRun.Of("check", assembly);
        Assert.Contains($"error   CheckedMethods.{method}", run.Lines);
        Assert.Single(run.Lines, line => line.StartsWith($"CheckedMethods.{method}: ", StringComparison.Ordinal) && line.Contains(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_function_that_throws_or_has_parameters_without_samples_does_not_stop_the_others()
    {
        CommandRun run = await CommandRun.Of("check", assembly);
        Assert.Contains("AngryFunction: It threw NotSupportedException: Not even a formula.", run.Lines);
        Assert.Contains("GenericMethods`1.InGeneric: The method is generic, and the check does not know for which types to call it.", run.Lines);
        Assert.Contains("pass    Growth: two axes, all parameters 0  elements 6, of second order 12", run.Lines);
    }

    [Fact]
    public async Task The_page_and_the_JSON_tell_the_same()
    {
        await CommandRun.Of("check", assembly, "--html", folder["a.html"], "--json", folder["a.json"], "--seed", "5");
        string page = await File.ReadAllTextAsync(folder["a.html"], TestContext.Current.CancellationToken);
        Assert.Contains("<h1>Gradients of AutoGrad.Cli.Tests.dll</h1>", page, StringComparison.Ordinal);
        Assert.Contains("It threw NotSupportedException", page, StringComparison.Ordinal);
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
        (await CommandRun.Of("check", "--html", folder[new string('n', 300)])).AssertRefusal(2, "The file cannot be written");
        (await CommandRun.Of("check", "--htlm")).AssertRefusal(2, "--htlm: There is no such option.");
        (await CommandRun.Of("check", typeof(Tensor).Assembly.Location)).AssertRefusal(2, "This is AutoGrad itself");
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
