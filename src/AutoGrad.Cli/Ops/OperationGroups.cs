using System.Globalization;
using System.Numerics;
using AutoGrad.Operations;

namespace AutoGrad.Cli.Ops;

/// <summary>How the catalogue is divided, and its words.</summary>
internal static class OperationGroups
{
    /// <summary>Beyond, all relative accuracy may be lost, as it is where terms cancel near a zero of the function.</summary>
    const uint Most = 128;

    public static IEnumerable<IGrouping<OperationKind, CatalogueEntry>> Of(IEnumerable<CatalogueEntry> entries) =>
        entries.OrderBy(entry => entry.Kind).ThenBy(entry => entry.Name, StringComparer.Ordinal).GroupBy(entry => entry.Kind);

    public static string Title(OperationKind kind) => kind switch
    {
        OperationKind.UnaryFunction => "Functions of each element",
        OperationKind.BinaryFunction => "Functions of pairs of elements",
        OperationKind.TernaryFunction => "Functions of triples of elements",
        OperationKind.Primitive => "Steps with a backward rule of their own",
        _ => "Compositions",
    };

    public static bool IsFunction(OperationKind kind) =>
        kind is OperationKind.UnaryFunction or OperationKind.BinaryFunction or OperationKind.TernaryFunction;

    /// <summary>The measured error in units in the last place, rounded up so that it is the same on all processors; empty where there is none.</summary>
    public static string Error(CatalogueEntry entry) => entry.MeasureFloat32Error() switch
    {
        null => "",
        0 => "exact",
        > Most => string.Create(CultureInfo.InvariantCulture, $"> {Most}"),
        { } error => string.Create(CultureInfo.InvariantCulture, $"≤ {BitOperations.RoundUpToPowerOf2((uint)Math.Ceiling(error))}"),
    };

    /// <summary>The name, with the parameters that the line is about.</summary>
    public static string NameOf(CatalogueEntry entry, CatalogueLine line) => line.Parameters.Length == 0 ? entry.Name : $"{entry.Name} ({line.Parameters})";
}
