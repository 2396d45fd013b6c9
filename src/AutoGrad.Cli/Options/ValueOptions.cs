using System.CommandLine;
using System.Globalization;

namespace AutoGrad.Cli.Options;

/// <summary>Options with one value, which say in a sentence what they expect.</summary>
internal static class ValueOptions
{
    /// <summary>A text; null if the option is not given.</summary>
    public static Option<string?> Text(string name, string valueName, string description) =>
        new(name) { HelpName = valueName, Description = description, Arity = ArgumentArity.ExactlyOne };

    /// <summary>A whole number from a least one.</summary>
    public static Option<int?> Count(string name, int least, string description) => Parsed<int?>(
        name, "n", description, $"a whole number from {least}",
        text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= least ? value : null);

    /// <summary>A finite number for which a condition holds.</summary>
    public static Option<double?> Number(string name, string expected, Func<double, bool> holds, string description) => Parsed<double?>(
        name, "x", description, expected,
        text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) && holds(value) ? value : null);

    /// <summary>One of several things by its name. Case does not matter, and hyphens may be left out.</summary>
    public static Option<T?> Choice<T>(string name, string valueName, string description, string usual, IReadOnlyList<T> choices) where T : class, INamed
    {
        string names = string.Join(", ", choices.Select(choice => choice.Name));
        Option<T?> option = Parsed(
            name, valueName, $"{description}: {names}. [default: {usual}]", $"one of {names}",
            text => choices.FirstOrDefault(choice => Plain(choice.Name) == Plain(text)),
            text => Spelling.Nearest(text, choices.Select(choice => choice.Name)));
        option.CompletionSources.Add([.. choices.Select(choice => choice.Name)]);
        return option;
    }

    /// <summary>A value that a function reads from the text, or refuses by giving null; another one may guess what was meant then.</summary>
    public static Option<T?> Parsed<T>(
        string name, string valueName, string description, string expected, Func<string, T?> read, Func<string, string?>? guess = null) => new(name)
        {
            HelpName = valueName,
            Description = description,
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result =>
            {
                string text = result.Tokens[0].Value;
                T? value = read(text);
                if (value is null)
                    result.AddError($"{name} takes {expected}, and '{text}' is not{(guess?.Invoke(text) is { } meant ? $"; perhaps '{meant}' is meant" : "")}.");
                return value;
            },
        };

    static string Plain(string name) => name.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
}
