using System.CommandLine;
using AutoGrad.Cli.Options;

namespace AutoGrad.Cli.Check;

/// <summary>The command <c>autograd check</c>.</summary>
internal static class CheckCommand
{
    public static Command Create(Streams streams)
    {
        var assembly = new Argument<string?>("assembly")
        {
            Description = "An assembly whose public static methods marked [GradientCheck], and whose function structs, are checked. Without it, the operations of AutoGrad.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<string?> html = ValueOptions.Text("--html", "file", "Writes the reports as a page, with maps of the errors.");
        Option<string?> json = ValueOptions.Text("--json", "file", "Writes the reports as JSON, with every element.");
        var fast = new Option<bool>("--fast") { Description = "Checks random directions, and searches for the elements that are wrong; for large operands." };
        Option<int?> seed = ValueOptions.Count("--seed", 0, "The seed of all that is drawn. [default: 1]");
        var command = new Command("check", "Checks gradients against finite differences. The exit code is 1 if one is wrong.") { assembly, html, json, fast, seed };
        command.SetAction((parsed, cancellation) =>
        {
            var settings = new CheckSettings(parsed.GetValue(assembly), parsed.GetValue(html), parsed.GetValue(json), parsed.GetValue(fast), parsed.GetValue(seed) ?? 1);
            // On a thread of its own, so that Ctrl+C is heard while it computes.
            return Task.Run(() => new CheckRun(settings, streams).Run(cancellation), CancellationToken.None);
        });
        return command;
    }
}
