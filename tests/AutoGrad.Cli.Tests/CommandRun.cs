namespace AutoGrad.Cli.Tests;

/// <summary>What one run of the command has written, and its exit code.</summary>
sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public string[] Lines => Output.TrimEnd().Split(Environment.NewLine);

    /// <summary>Runs the command inside this process, as if its output were a file.</summary>
    public static async Task<CommandRun> Of(params string[] arguments)
    {
        using StringWriter output = new(), error = new();
        int exitCode = await CommandLine.RunAsync(arguments, new Streams(output, error), TestContext.Current.CancellationToken);
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }

    public void AssertSuccess()
    {
        Assert.Equal("", Error);
        Assert.Equal(0, ExitCode);
    }

    /// <summary>One sentence on the error stream, and nothing that looks like a stack trace.</summary>
    public void AssertRefusal(int exitCode, string expected)
    {
        Assert.Equal(exitCode, ExitCode);
        Assert.Contains(expected, Error, StringComparison.Ordinal);
        Assert.Single(Error.TrimEnd().Split('\n'));
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", Error, StringComparison.Ordinal);
    }
}
