using System.Diagnostics;

namespace AutoGrad.Benchmarks.Timing;

/// <summary>An action of this process, called again and again.</summary>
sealed class RepeatedAction(Action action, TimeSpan warmUp) : IContender
{
    /// <summary>Long enough for the background compiler to replace what the first calls ran.</summary>
    public static readonly TimeSpan LongWarmUp = TimeSpan.FromSeconds(0.6);

    double seconds;

    /// <summary>An action that is warmed up for <see cref="LongWarmUp"/>.</summary>
    public RepeatedAction(Action action) : this(action, LongWarmUp) { }

    public void WarmUp()
    {
        long start = Stopwatch.GetTimestamp();
        int calls = 1;
        do
        {
            seconds = Stretch.Of(action, calls).Seconds;
            calls = (int)Math.Clamp(warmUp.TotalSeconds / 12 / seconds, 1, 2.0 * calls);
        }
        while (Stopwatch.GetElapsedTime(start) < warmUp);
    }

    public Stretch Measure(TimeSpan duration) => Stretch.Of(action, (int)Math.Clamp(duration.TotalSeconds / seconds, 1, 1e9));
}
