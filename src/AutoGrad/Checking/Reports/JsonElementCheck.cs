namespace AutoGrad;

/// <summary>One element of a gradient, as it stands in JSON.</summary>
internal sealed record JsonElementCheck(
    IReadOnlyList<int> Index,
    double X,
    double Analytic,
    double Numeric,
    double NumericError,
    double Tolerance,
    double RelativeError,
    Verdict Verdict,
    Doubt Doubt,
    OneSidedDerivatives? Kink,
    SharedKink? Shared,
    int? Entry,
    string Operation,
    string Path)
{
    public static JsonElementCheck Of(ElementCheck element) => new(
        element.Index,
        element.At,
        element.Analytic,
        element.Numeric,
        element.NumericError,
        element.Tolerance,
        element.RelativeError,
        element.Verdict,
        element.Doubt,
        element.Kink,
        element.Shared,
        element.Entry,
        element.Operation,
        element.Path);
}
