using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using AutoGrad.Cli.Check;
using AutoGrad.Cli.Ops;
using AutoGrad.Cli.Train;

namespace AutoGrad.Cli;

/// <summary>The command <c>autograd</c>: finds the subcommand, and turns everything that can go wrong into a sentence and an exit code.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] arguments, Streams streams, CancellationToken cancellation = default)
    {
        ParseResult parsed = Root(streams).Parse(arguments);
        if (parsed.Action is ParseErrorAction)
            return Refuse(streams, $"{ParseErrors.Sentence(parsed)} See '{CommandName(parsed)} --help'.", ExitCode.Usage);
        var invocation = new InvocationConfiguration
        {
            Output = streams.Output,
            Error = streams.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromSeconds(10),
        };
        try
        {
            return await parsed.InvokeAsync(invocation, cancellation);
        }
        catch (UsageException exception)
        {
            return Refuse(streams, $"{exception.Message} See '{CommandName(parsed)} --help'.", ExitCode.Usage);
        }
        catch (OperationCanceledException)
        {
            return Refuse(streams, "Interrupted.", ExitCode.Interrupted);
        }
        // Whatever it is, whoever types a command gets a sentence and no stack trace.
        catch (Exception exception)
        {
            return Refuse(streams, exception.Message, ExitCode.Failure);
        }
    }

    static RootCommand Root(Streams streams)
    {
        var root = new RootCommand("AutoGrad: differentiable computation for .NET.")
        {
            TrainCommand.Create(streams),
            OpsCommand.Create(streams),
            CheckCommand.Create(streams),
        };
        root.SetAction(parsed => new HelpAction().Invoke(parsed));
        return root;
    }

    static int Refuse(Streams streams, string sentence, int exitCode)
    {
        streams.Error.WriteLine(sentence.ReplaceLineEndings(" "));
        return exitCode;
    }

    static string CommandName(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? "autograd" : $"autograd {parsed.CommandResult.Command.Name}";
}
