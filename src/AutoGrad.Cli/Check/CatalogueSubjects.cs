using AutoGrad.Operations;

namespace AutoGrad.Cli.Check;

/// <summary>The operations of a catalogue as subjects: each sample that a gradient flows through, where it is smooth and at its declared kinks.</summary>
internal static class CatalogueSubjects
{
    public static IEnumerable<CheckSubject> Of(IEnumerable<CatalogueEntry> entries) =>
        entries.SelectMany(entry => entry.Samples.Where(sample => sample.IsDifferentiable && sample.Shapes.Any(shape => shape.ElementCount > 0)).SelectMany(sample => Of(entry.Name, sample)));

    static IEnumerable<CheckSubject> Of(string name, OperationSample sample)
    {
        var drawn = new CheckSubject(name, sample.Label, x => [sample.Apply(x)])
        {
            Operands = sample.Shapes.Length == 1 ? ["x"] : [.. sample.Shapes.Select((_, i) => $"x{i}")],
            Shapes = sample.Shapes,
            Domains = [.. sample.Shapes.Select((_, i) => i < sample.Domains.Count ? sample.Domains[i] : Domain.Real)],
        };
        return sample.Kinks.Select(kink => drawn with { Variant = $"{sample.Label}, at a kink", Kink = kink.Operands }).Prepend(drawn);
    }
}
