namespace AutoGrad.Cli.Check;

/// <summary>What was found of a subject, as sections of a page.</summary>
internal static class CheckSection
{
    public static IEnumerable<HtmlReport.Section> Of(CheckResult result)
    {
        string subject = result.Subject.ToString();
        if (result.Problem.Length > 0)
            yield return new HtmlReport.Section(subject, Verdict.Fail, "It was not checked.") { Text = result.Problem };
        foreach ((string heading, GradCheckReport report) in result.Reports)
            yield return HtmlReport.Section.Of(heading, report);
        if (result.Laws.Count > 0)
        {
            IEnumerable<string> broken = result.Laws.Select(law => law.Broken?.Message.TrimEnd() ?? "").Where(message => message.Length > 0);
            yield return new HtmlReport.Section(subject, result.Verdict, $"Laws: {CheckLine.Laws(result.Laws)}.") { Text = string.Join("\n\n", broken) };
        }
    }
}
