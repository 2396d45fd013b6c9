using System.Text.Json;

namespace AutoGrad.Cli.Check;

/// <summary>The results of all checks as they stand in JSON.</summary>
internal sealed record CheckJson(string Title, Verdict Verdict, IReadOnlyList<CheckJson.Entry> Checks)
{
    /// <summary>One check; it has reports, or laws, or a problem that kept it from being made.</summary>
    internal sealed record Entry(
        string Name, string Variant, Verdict Verdict, string? Problem, JsonReport? FirstOrder, JsonReport? SecondOrder, IReadOnlyList<Law>? Laws);

    /// <summary>A law that was stated: it holds, is broken as the message tells, or does not apply.</summary>
    internal sealed record Law(string Name, string Statement, LawState State, string? Message, string? Snippet);

    /// <summary>What was found of a law.</summary>
    internal enum LawState
    {
        Holds,
        Broken,
        DoesNotApply,
    }

    public static string Of(string title, IReadOnlyList<CheckResult> results)
    {
        Verdict verdict = results.Any(result => result.IsFailure) ? Verdict.Fail : results.Any(result => result.Verdict == Verdict.Inconclusive) ? Verdict.Inconclusive : Verdict.Pass;
        return JsonSerializer.Serialize(new CheckJson(title, verdict, [.. results.Select(Of)]), CheckJsonContext.Default.CheckJson);
    }

    static Entry Of(CheckResult result) => new(
        result.Subject.Name,
        result.Subject.Variant,
        result.Verdict,
        NotEmpty(result.Problem),
        result.First is { } first ? JsonReport.Of(first) : null,
        result.Second is { } second ? JsonReport.Of(second) : null,
        result.Laws.Count == 0 ? null : [.. result.Laws.Select(Of)]);

    static Law Of(LawResult result) => new(
        result.Law.Name,
        result.Law.Statement,
        result.Holds ? LawState.Holds : result.Broken is not null ? LawState.Broken : LawState.DoesNotApply,
        NotEmpty(result.Broken?.Message ?? result.Obstacle),
        NotEmpty(result.Broken?.Snippet ?? ""));

    static string? NotEmpty(string text) => text.Length == 0 ? null : text;
}
