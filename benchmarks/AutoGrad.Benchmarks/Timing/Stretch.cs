using System.Diagnostics;

namespace AutoGrad.Benchmarks.Timing;

/// <summary>How long a stretch of work took, and which share of that time the process had its core.</summary>
/// <param name="Seconds">Wall time per call.</param>
/// <param name="CoreShare">Processor time of the process over wall time; above 1 where several threads worked.</param>
readonly record struct Stretch(double Seconds, double CoreShare)
{
    /// <summary>A process that has its core for a smaller share of the time was disturbed.</summary>
    public const double LeastCoreShare = 0.98;

    public bool IsDisturbed => CoreShare < LeastCoreShare;

    /// <summary>Calls an action a number of times.</summary>
    public static Stretch Of(Action action, int calls)
    {
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
            action();
        TimeSpan wall = Stopwatch.GetElapsedTime(start);
        return new Stretch(wall.TotalSeconds / calls, (Environment.CpuUsage.TotalTime - processor) / wall);
    }
}
