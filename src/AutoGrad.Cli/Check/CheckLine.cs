using System.Globalization;

namespace AutoGrad.Cli.Check;

/// <summary>What was found of a subject, as a line of text.</summary>
internal static class CheckLine
{
    /// <summary>Such as <c>pass    Exp: two axes  elements 6, of second order 12</c>, or <c>pass    Exp: laws  12 hold</c>.</summary>
    public static string Of(CheckResult result)
    {
        string verdict = result.Problem.Length > 0 ? "error" : result.Verdict switch { Verdict.Pass => "pass", Verdict.Fail => "FAIL", _ => "unsure" };
        string first = result.First is { } report ? string.Create(CultureInfo.InvariantCulture, $"  elements {report.ElementCount}") : "";
        string second = result.Second is { } more ? string.Create(CultureInfo.InvariantCulture, $", of second order {more.ElementCount}") : "";
        string laws = result.Laws.Count == 0 ? "" : $"  {Laws(result.Laws)}";
        return $"{verdict,-6}  {result.Subject}{first}{second}{laws}{Doubts(result)}";
    }

    /// <summary>How many laws hold, such as <c>10 hold, 1 is broken, 1 does not apply</c>.</summary>
    public static string Laws(IReadOnlyCollection<LawResult> laws)
    {
        int broken = laws.Count(law => law.Broken is not null), inapplicable = laws.Count(law => law.Obstacle.Length > 0), hold = laws.Count - broken - inapplicable;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{hold} {(hold == 1 ? "holds" : "hold")}{(broken == 0 ? "" : $", {broken} {(broken == 1 ? "is" : "are")} broken")}{(inapplicable == 0 ? "" : $", {inapplicable} {(inapplicable == 1 ? "does" : "do")} not apply")}");
    }

    static string Doubts(CheckResult result)
    {
        IEnumerable<string> doubts = result.Reports.Select(report => report.Report.Doubt).Where(doubt => doubt != Doubt.None).Distinct().Select(Sentences.Of);
        string[] reasons = [.. doubts, .. result.Laws.Select(law => law.Obstacle).Where(obstacle => obstacle.Length > 0)];
        return reasons.Length == 0 ? "" : $"  ({string.Join("; ", reasons)})";
    }
}
