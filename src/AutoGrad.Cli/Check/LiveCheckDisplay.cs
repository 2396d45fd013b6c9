using Spectre.Console;

namespace AutoGrad.Cli.Check;

/// <summary>A bar that moves, with the name of what is being checked, and above it a line for each subject that does not pass.</summary>
internal sealed class LiveCheckDisplay(IAnsiConsole terminal) : ICheckDisplay
{
    /// <summary>Leaves room for the name on a terminal of 80 columns, which would wrap.</summary>
    const int BarWidth = 30, NameWidth = 36;

    public void Show(IReadOnlyList<CheckSubject> subjects, Func<CheckSubject, IProgress<GradCheckProgress>?, CheckResult> check) => terminal.Progress()
        .AutoClear(true)
        .Columns(new ProgressBarColumn { Width = BarWidth }, new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
        .Start(context =>
        {
            ProgressTask bar = context.AddTask("checking", maxValue: subjects.Count);
            for (int i = 0; i < subjects.Count; i++)
            {
                bar.Description = Markup.Escape(Shortened(subjects[i].ToString()));
                CheckResult result = check(subjects[i], new Share(bar, i));
                bar.Value = i + 1;
                if (result.Verdict != Verdict.Pass)
                    terminal.WriteLine(CheckLine.Of(result));
            }
        });

    static string Shortened(string name) => name.Length <= NameWidth ? name : $"{name[..(NameWidth - 1)]}…";

    /// <summary>The part of the bar that belongs to one subject.</summary>
    sealed class Share(ProgressTask bar, int start) : IProgress<GradCheckProgress>
    {
        public void Report(GradCheckProgress value) => bar.Value = start + ((double)value.Done / Math.Max(1, value.Total));
    }
}
