using System.Globalization;

namespace AutoGrad.Operations;

/// <summary>A pointwise function, whose lines and samples follow from its text.</summary>
internal sealed class PointwiseEntry : CatalogueEntry
{
    /// <param name="functions">The function with each setting of its parameters, at least one.</param>
    public PointwiseEntry(IReadOnlyList<PointwiseSample> functions) : base(functions[0].Name, KindOf(functions[0].Arity))
    {
        Functions = functions;
        Lines = [.. functions.Select(Line)];
        Samples = [.. functions.SelectMany(PointwiseShapes.Samples)];
    }

    /// <summary>The function with each setting of its parameters.</summary>
    public IReadOnlyList<PointwiseSample> Functions { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<CatalogueLine> Lines { get; }

    internal override IReadOnlyList<OperationSample> Samples { get; }

    /// <inheritdoc/>
    public override double? MeasureFloat32Error() => Functions.Max(Float32Accuracy.Measure);

    static OperationKind KindOf(int arity) => arity switch
    {
        1 => OperationKind.UnaryFunction,
        2 => OperationKind.BinaryFunction,
        _ => OperationKind.TernaryFunction,
    };

    static CatalogueLine Line(PointwiseSample f) => new(
        f.Parameters,
        $"y = {f.ValueFormula()}",
        string.Join("; ", Enumerable.Range(0, f.Arity).Select(i => $"∂y/∂{f.OperandNames[i]} = {f.DerivativeFormula(i)}")),
        string.Join(" × ", f.Domains),
        string.Join("; ", f.Kinks.Select(kink => Text(f, kink))));

    static string Text(PointwiseSample f, Kink kink)
    {
        IEnumerable<string> at = f.OperandNames.Zip(kink.At, (name, value) => $"{name} = {Number(value)}");
        return $"{string.Join(", ", kink.Derivative.Select(Number))} at {string.Join(", ", at)}";
    }

    static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
