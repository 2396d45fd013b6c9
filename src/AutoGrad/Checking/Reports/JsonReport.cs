using System.Text.Json;

namespace AutoGrad;

/// <summary>A report of a gradient check as it stands in JSON.</summary>
internal sealed record JsonReport(
    Verdict Verdict,
    Doubt Doubt,
    GradCheckMode Mode,
    int ElementCount,
    int Passed,
    int Failed,
    int Inconclusive,
    double? DetectableError,
    IReadOnlyList<string> Notes,
    IReadOnlyList<JsonOperand> Operands,
    PrecisionCheck? Precision)
{
    public static JsonReport Of(GradCheckReport report) => new(
        report.Verdict,
        report.Doubt,
        report.Mode,
        report.ElementCount,
        report.Elements.Count - report.Failures.Count - report.Inconclusive.Count,
        report.Failures.Count,
        report.Inconclusive.Count,
        report.DetectableError,
        report.Notes,
        [.. report.Operands.Select(JsonOperand.Of)],
        report.Precision);

    public static string Text(JsonReport report) => JsonSerializer.Serialize(report, JsonReportContext.Default.JsonReport);
}
