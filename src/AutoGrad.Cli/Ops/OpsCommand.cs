using System.CommandLine;
using System.Text;
using AutoGrad.Operations;
using AutoGrad.Serialization;

namespace AutoGrad.Cli.Ops;

/// <summary>The command <c>autograd ops</c>.</summary>
internal static class OpsCommand
{
    /// <summary>Where the repository keeps the catalogue, seen from its top folder.</summary>
    public const string CataloguePath = "src/AutoGrad/Operations/README.md";

    public static Command Create(Streams streams)
    {
        var markdown = new Option<string?>("--markdown")
        {
            HelpName = "file",
            Description = $"Writes the catalogue as Markdown instead of printing it. [default file: {CataloguePath}]",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("ops", "Prints the catalogue of operations: formula, derivative, domain, kinks, and measured accuracy.") { markdown };
        command.SetAction(parsed =>
        {
            IReadOnlyList<CatalogueEntry> entries = OperationCatalogue.Entries;
            if (parsed.GetResult(markdown) is null)
                CatalogueText.Write(streams.Output, entries);
            else
                WriteFile(parsed.GetValue(markdown) ?? CataloguePath.Replace('/', Path.DirectorySeparatorChar), entries, streams);
            return ExitCode.Success;
        });
        return command;
    }

    static void WriteFile(string path, IReadOnlyList<CatalogueEntry> entries, Streams streams)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"{path}: There is no folder {folder}. Run this in the repository's top folder, or name a file after --markdown.");
        WholeFile.Write(path, file => file.Write(Encoding.UTF8.GetBytes(CatalogueMarkdown.Of(entries))));
        streams.Output.WriteLine($"{path}: {entries.Count} operations");
    }
}
