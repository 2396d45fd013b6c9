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
        var laws = new Option<bool>("--laws")
        {
            Description = "States the laws of AutoGrad.Testing too: NaN passes through, Float32 agrees with Float64, elements do not depend on their neighbours, and the others.",
        };
        Option<int?> seed = ValueOptions.Count("--seed", 0, "The seed of all that is drawn, by checks and by laws. [default: 1, and for laws the variable AUTOGRAD_SEED]");
        var command = new Command("check", "Checks gradients against finite differences. The exit code is 1 if one is wrong, or a law is broken.") { assembly, html, json, fast, laws, seed };
        command.SetAction((parsed, cancellation) =>
        {
            var settings = new CheckSettings(parsed.GetValue(assembly), parsed.GetValue(html), parsed.GetValue(json), parsed.GetValue(fast), parsed.GetValue(laws), parsed.GetValue(seed));
            // On a thread of its own, so that Ctrl+C is heard while it computes.
            return Task.Run(() => new CheckRun(settings, streams).Run(cancellation), CancellationToken.None);
        });
        return command;
    }
}
