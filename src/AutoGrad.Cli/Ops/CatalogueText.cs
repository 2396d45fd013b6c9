using AutoGrad.Operations;

namespace AutoGrad.Cli.Ops;

/// <summary>The catalogue for reading in a terminal.</summary>
internal static class CatalogueText
{
    public static void Write(TextWriter output, IReadOnlyList<CatalogueEntry> entries)
    {
        foreach (IGrouping<OperationKind, CatalogueEntry> group in OperationGroups.Of(entries))
        {
            output.WriteLine(OperationGroups.Title(group.Key).ToUpperInvariant());
            foreach (CatalogueEntry entry in group)
                Write(output, entry);
            output.WriteLine();
        }

        output.WriteLine($"{entries.Count} operations. Accuracy: the largest error of the Float32 result over a sample of the domain, in units in the last place.");
    }

    static void Write(TextWriter output, CatalogueEntry entry)
    {
        foreach (CatalogueLine line in entry.Lines)
        {
            output.WriteLine();
            output.WriteLine(OperationGroups.NameOf(entry, line));
            Write(output, "formula", line.Formula);
            Write(output, "derivative", line.Derivative);
            Write(output, "domain", line.Domain);
            Write(output, "kinks", line.Kinks);
        }

        if (OperationGroups.Error(entry) is { Length: > 0 } error)
            Write(output, "accuracy", $"{error} ulp");
    }

    static void Write(TextWriter output, string label, string text)
    {
        if (text.Length > 0)
            output.WriteLine($"  {label,-10}  {text}");
    }
}
