using Spectre.Console;

namespace AutoGrad.Cli;

/// <summary>Where a command writes.</summary>
/// <param name="Output">Results.</param>
/// <param name="Error">What went wrong, one sentence.</param>
/// <param name="Terminal">The terminal behind <paramref name="Output"/>, for what moves; null where the output is a file or a pipe.</param>
internal sealed record Streams(TextWriter Output, TextWriter Error, IAnsiConsole? Terminal = null)
{
    public static Streams OfProcess() => new(
        Console.Out, Console.Error, !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Ansi ? AnsiConsole.Console : null);
}
