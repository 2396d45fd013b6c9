using System.Diagnostics;

namespace AutoGrad.Benchmarks.Detection;

/// <summary>One check of one plant: its report, or what it threw, and how long it took.</summary>
sealed record Trial(GradCheckReport? Report, string Word, double Seconds)
{
    /// <summary>Runs a check. What it throws, of whichever type, is its answer.</summary>
    public static Trial Of(Func<GradCheckReport> check)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            GradCheckReport report = check();
            return new Trial(report, WordFor(report), clock.Elapsed.TotalSeconds);
        }
        catch (Exception thrown)
        {
            return new Trial(null, $"throws {thrown.GetType().Name}", clock.Elapsed.TotalSeconds);
        }
    }

    static string WordFor(GradCheckReport report) => report.Verdict switch
    {
        Verdict.Pass => "pass",
        Verdict.Fail => "fail",
        _ => $"inconclusive ({report.Doubt})",
    };
}
