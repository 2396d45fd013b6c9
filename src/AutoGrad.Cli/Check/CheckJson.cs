using System.Text.Json;

namespace AutoGrad.Cli.Check;

/// <summary>The results of all checks as they stand in JSON.</summary>
internal sealed record CheckJson(string Title, Verdict Verdict, IReadOnlyList<CheckJson.Entry> Checks)
{
    /// <summary>One check; either it has reports, or a problem kept it from being made.</summary>
    internal sealed record Entry(string Name, string Variant, Verdict Verdict, string? Problem, JsonReport? FirstOrder, JsonReport? SecondOrder);

    public static string Of(string title, IReadOnlyList<CheckResult> results)
    {
        Verdict verdict = results.Any(result => result.IsFailure) ? Verdict.Fail : results.Any(result => result.Verdict == Verdict.Inconclusive) ? Verdict.Inconclusive : Verdict.Pass;
        return JsonSerializer.Serialize(new CheckJson(title, verdict, [.. results.Select(Of)]), CheckJsonContext.Default.CheckJson);
    }

    static Entry Of(CheckResult result) => new(
        result.Subject.Name,
        result.Subject.Variant,
        result.Verdict,
        result.Problem.Length == 0 ? null : result.Problem,
        result.First is { } first ? JsonReport.Of(first) : null,
        result.Second is { } second ? JsonReport.Of(second) : null);
}
