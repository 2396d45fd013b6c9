using System.Globalization;

namespace AutoGrad.Cli.Check;

/// <summary>What was found of a subject, as a line of text.</summary>
internal static class CheckLine
{
    /// <summary>Such as <c>pass    Exp: two axes  elements 6, of second order 12</c>.</summary>
    public static string Of(CheckResult result)
    {
        string verdict = result.Problem.Length > 0 ? "error" : result.Verdict switch { Verdict.Pass => "pass", Verdict.Fail => "FAIL", _ => "unsure" };
        string first = result.First is { } report ? string.Create(CultureInfo.InvariantCulture, $"  elements {report.ElementCount}") : "";
        string second = result.Second is { } more ? string.Create(CultureInfo.InvariantCulture, $", of second order {more.ElementCount}") : "";
        return $"{verdict,-6}  {result.Subject}{first}{second}{Doubts(result)}";
    }

    static string Doubts(CheckResult result)
    {
        Doubt[] doubts = [.. result.Reports.Select(report => report.Report.Doubt).Where(doubt => doubt != Doubt.None).Distinct()];
        return doubts.Length == 0 ? "" : $"  ({string.Join("; ", doubts.Select(Sentences.Of))})";
    }
}
