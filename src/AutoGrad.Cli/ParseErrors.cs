using System.CommandLine;
using System.CommandLine.Parsing;

namespace AutoGrad.Cli;

/// <summary>Says what is wrong with a command line.</summary>
internal static class ParseErrors
{
    /// <summary>One sentence about the first thing that is wrong.</summary>
    public static string Sentence(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens is [string unknown, ..])
        {
            string[] known = unknown.StartsWith('-')
                ? [.. command.Options.Select(option => option.Name)]
                : [.. command.Subcommands.Select(subcommand => subcommand.Name)];
            string what = unknown.StartsWith('-') ? "option" : command.Subcommands.Count > 0 ? "command" : "argument";
            return $"There is no {what} '{unknown}'{(Spelling.Nearest(unknown, known) is { } meant ? $"; perhaps '{meant}' is meant" : "")}.";
        }

        ParseError error = parsed.Errors[0];
        if (error.SymbolResult is OptionResult { Option: var option, Tokens: var tokens } && tokens.Count != 1 && option.Arity.MaximumNumberOfValues == 1)
            return tokens.Count == 0 ? $"{option.Name} needs a value." : $"{option.Name} takes one value, and {tokens.Count} are given.";
        return error.Message.EndsWith('.') ? error.Message : $"{error.Message}.";
    }
}
