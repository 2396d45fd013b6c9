namespace AutoGrad.Cli.Check;

/// <summary>Shows how checking goes on.</summary>
internal interface ICheckDisplay
{
    /// <summary>Checks all subjects with a function, and shows what it finds; the function tells how far it has come in a subject.</summary>
    void Show(IReadOnlyList<CheckSubject> subjects, Func<CheckSubject, IProgress<GradCheckProgress>?, CheckResult> check);
}
