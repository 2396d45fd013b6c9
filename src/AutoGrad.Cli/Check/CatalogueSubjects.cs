using System.Reflection;
using AutoGrad.Operations;

namespace AutoGrad.Cli.Check;

/// <summary>The operations of a catalogue as subjects: each sample that a gradient flows through, where it is smooth and at its declared kinks.</summary>
internal static class CatalogueSubjects
{
    public static IEnumerable<CheckSubject> Of(IEnumerable<CatalogueEntry> entries) =>
        entries.SelectMany(entry => entry.Samples.Where(sample => sample.IsDifferentiable && sample.Shapes.Any(shape => shape.ElementCount > 0)).SelectMany(sample => Of(entry.Name, sample, HasDefaultParameters(entry) ? ", all parameters 0" : "")));

    static IEnumerable<CheckSubject> Of(string name, OperationSample sample, string parameters)
    {
        string label = sample.Label + parameters;
        var drawn = new CheckSubject(name, label, x => [sample.Apply(x)])
        {
            Operands = sample.Shapes.Length == 1 ? ["x"] : [.. sample.Shapes.Select((_, i) => $"x{i}")],
            Shapes = sample.Shapes,
            Domains = [.. sample.Shapes.Select((_, i) => i < sample.Domains.Count ? sample.Domains[i] : Domain.Real)],
        };
        return sample.Kinks.Select(kink => drawn with { Variant = $"{label}, at a kink", Kink = kink.Operands }).Prepend(drawn);
    }

    /// <summary>Whether a function has parameters, and no samples that choose them, so that it is checked as its type's default value.</summary>
    static bool HasDefaultParameters(CatalogueEntry entry)
    {
        if (entry is not PointwiseEntry { Functions: [var f] })
            return false;
        Type function = f.GetType().GenericTypeArguments[0];
        return function.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Length > 0
            && function.GetProperty(nameof(IFunction<>.Samples), BindingFlags.Static | BindingFlags.Public) is null;
    }
}
