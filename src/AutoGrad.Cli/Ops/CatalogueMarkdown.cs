using System.Text;
using AutoGrad.Operations;

namespace AutoGrad.Cli.Ops;

/// <summary>The catalogue as a Markdown document.</summary>
internal static class CatalogueMarkdown
{
    public static string Of(IReadOnlyList<CatalogueEntry> entries)
    {
        var text = new StringBuilder();
        Line(text, "# The operations");
        Line(text);
        Line(text, "Written by `autograd ops --markdown` from the operations themselves; do not edit it by hand.");
        Line(text);
        Line(text, "Operands are x, or a, b and c; y is the result. A derivative holds everywhere in the domain but at the kinks, where it is declared."
            + " The accuracy is the largest error of the Float32 result over a fixed sample of the domain, in units in the last place (ulp).");
        foreach (IGrouping<OperationKind, CatalogueEntry> group in OperationGroups.Of(entries))
        {
            Line(text);
            Line(text, $"## {OperationGroups.Title(group.Key)}");
            Line(text);
            Table(text, group);
        }

        return text.ToString();
    }

    static void Table(StringBuilder text, IGrouping<OperationKind, CatalogueEntry> group)
    {
        bool functions = OperationGroups.IsFunction(group.Key);
        Line(text, functions ? "| operation | formula | derivative | domain | kinks | accuracy |" : "| operation | formula | backward |");
        Line(text, functions ? "|---|---|---|---|---|---|" : "|---|---|---|");
        foreach (CatalogueEntry entry in group)
        {
            string error = OperationGroups.Error(entry);
            foreach (CatalogueLine line in entry.Lines)
            {
                string row = $"| {OperationGroups.NameOf(entry, line)} | {Code(line.Formula)} | {Code(line.Derivative)} |";
                Line(text, functions ? $"{row} {Code(line.Domain)} | {Code(line.Kinks)} | {error} |" : row);
            }
        }
    }

    /// <summary>A cell of mathematics; a bar would end the cell.</summary>
    static string Code(string formula) => formula.Length == 0 ? "" : $"`{formula.Replace("|", "\\|", StringComparison.Ordinal)}`";

    // The file is the same on every system.
    static void Line(StringBuilder text, string line = "") => text.Append(line).Append('\n');
}
