namespace AutoGrad.Cli.Check;

/// <summary>A line for each subject, for files and pipes.</summary>
internal sealed class PlainCheckDisplay(TextWriter output) : ICheckDisplay
{
    public void Show(IReadOnlyList<CheckSubject> subjects, Func<CheckSubject, IProgress<GradCheckProgress>?, CheckResult> check)
    {
        foreach (CheckSubject subject in subjects)
            output.WriteLine(CheckLine.Of(check(subject, null)));
    }
}
