namespace AutoGrad.Cli.Check;

/// <summary>What the check of a subject has found.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="First">The gradient against differences; null if it could not be checked.</param>
/// <param name="Second">The gradient of the gradient; null if it could not be checked, or was not asked for.</param>
/// <param name="Problem">Why it could not be checked, as a sentence; empty if it could.</param>
internal sealed record CheckResult(CheckSubject Subject, GradCheckReport? First, GradCheckReport? Second, string Problem)
{
    /// <summary>What was found of the laws that were stated.</summary>
    public IReadOnlyList<LawResult> Laws { get; init; } = [];

    /// <summary>The sentence about an exception that a user's code has thrown.</summary>
    public static string Threw(Exception exception) => $"It threw {exception.GetType().Name}: {exception.Message}";

    public bool IsFailure => Problem.Length > 0 || Reports.Any(report => report.Report.Verdict == Verdict.Fail) || Laws.Any(law => law.Broken is not null);

    /// <summary>The reports under their headings.</summary>
    public IEnumerable<(string Heading, GradCheckReport Report)> Reports
    {
        get
        {
            if (First is not null)
                yield return (Subject.ToString(), First);
            if (Second is not null)
                yield return ($"{Subject}, second order", Second);
        }
    }

    public Verdict Verdict =>
        IsFailure ? Verdict.Fail : Reports.Any(report => report.Report.Verdict == Verdict.Inconclusive) ? Verdict.Inconclusive : Verdict.Pass;
}
