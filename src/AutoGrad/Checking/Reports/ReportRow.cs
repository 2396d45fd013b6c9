using System.Globalization;

namespace AutoGrad;

/// <summary>An element of a gradient in the words of a report.</summary>
internal sealed record ReportRow(string Verdict, string Element, string At, string Analytic, string Numeric, string RelativeError, string Operation, string Path, string Remark)
{
    public static ReportRow Of(ElementCheck element) => new(
        Word(element.Verdict),
        element.Name,
        Number(element.At, "G6"),
        Number(element.Analytic),
        Numbers(element.Numeric, element.NumericError),
        Number(element.RelativeError, "G3"),
        element.Operation,
        element.Path,
        Remarks(element));

    public static string Word(Verdict verdict) => verdict switch
    {
        AutoGrad.Verdict.Pass => "pass",
        AutoGrad.Verdict.Fail => "fail",
        _ => "inconclusive",
    };

    /// <summary>The column heads, in the order of the cells.</summary>
    public static string[] Heads => ["verdict", "element", "x", "analytic", "numeric", "relative error", "operation", "module path", "remark"];

    public string[] Cells => [Verdict, Element, At, Analytic, Numeric, RelativeError, Operation, Path, Remark];

    /// <summary>The number in print; a zero without its sign, of which 0.0 is the sum with 0.0.</summary>
    public static string Number(double value, string format = "G9") => (value + 0.0).ToString(format, CultureInfo.InvariantCulture);

    public static string Numbers(double value, double error) => string.Create(CultureInfo.InvariantCulture, $"{value + 0.0:G9} ± {error:G2}");

    static string Remarks(ElementCheck element)
    {
        string doubt = Sentences.Of(element.Doubt);
        if (element.Kink is not { } kink)
            return doubt;
        string sides = string.Create(CultureInfo.InvariantCulture, $"kink: {kink.Left:G6} to the left, {kink.Right:G6} to the right");
        if (element.Shared is { } shared)
            sides = $"{sides}; {Sentences.Of(shared)}";
        return element.Doubt is Doubt.None or Doubt.Kink ? sides : $"{sides}; {doubt}";
    }
}
