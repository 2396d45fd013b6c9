using System.Text.RegularExpressions;
using AutoGrad.Operations;

namespace AutoGrad.PropertyTests;

/// <summary>What the laws are stated of: all that the catalogue finds, in the library and among the functions of a user, by names for the listing of tests.</summary>
public static partial class Subjects
{
    static readonly CatalogueEntry[] entries =
    [
        .. OperationCatalogue.Entries,
        new PointwiseEntry([.. Blend.Samples.Select(f => new TernarySample<Blend>(f))]),
        new PointwiseEntry([new BinarySample<Huber>(default)]),
    ];

    static readonly Dictionary<string, PointwiseSample> functions = entries
        .OfType<PointwiseEntry>()
        .SelectMany(entry => entry.Functions)
        .ToDictionary(f => f.ToString());

    static readonly Dictionary<string, OperationSample> samples = entries
        .SelectMany(entry => entry.Samples.Select(sample => (Key: $"{entry.Name}: {sample.Label}", sample)))
        .Concat(CustomOperations.Samples.Select(sample => (Key: $"Custom operation: {sample.Label}", sample)))
        .ToDictionary(pair => pair.Key, pair => pair.sample);

    /// <summary>Pointwise functions, each with every setting of its parameters.</summary>
    public static IReadOnlyCollection<string> Functions => functions.Keys;

    /// <summary>Every sample of every operation.</summary>
    public static IReadOnlyCollection<string> Samples => samples.Keys;

    /// <summary>Every sample of every operation that is no pointwise function, and the one with most elements of each that is.</summary>
    public static IEnumerable<string> LargestSamples => entries
        .SelectMany(entry => (entry is PointwiseEntry ? [entry.Samples.MaxBy(sample => sample.Shapes.Sum(shape => shape.ElementCount))!] : entry.Samples)
            .Select(sample => $"{entry.Name}: {sample.Label}"));

    /// <summary>Every operation.</summary>
    public static IEnumerable<string> Entries => OperationCatalogue.Entries.Select(entry => entry.Name);

    /// <summary>The names of laws.</summary>
    internal static IEnumerable<string> Laws(Func<GradientLaw, bool> which) => GradientLaw.All.Where(which).Select(law => law.Name);

    internal static IEnumerable<PointwiseSample> AllFunctions => functions.Values;

    internal static IEnumerable<KeyValuePair<string, OperationSample>> AllSamples => samples;

    /// <summary>Whether a function is one of the algebra's, such as exp(x), and not composed of several.</summary>
    internal static bool IsOfTheAlgebra(PointwiseSample f) => SingleCall().IsMatch(f.ValueFormula().ToString());

    [GeneratedRegex(@"^\w+\(x\)$")]
    private static partial Regex SingleCall();

    internal static PointwiseSample Function(string name) => functions[name];

    internal static GradientLaw Law(string name) => GradientLaw.All.Single(law => law.Name == name);

    internal static OperationSample Sample(string name) => samples[name];
}
