using System.Diagnostics;

namespace AutoGrad.Benchmarks.Timing;

/// <summary>An action of this process, called again and again.</summary>
sealed class RepeatedAction(Action action) : IContender
{
    /// <summary>Long enough for the background compiler to replace what the first calls ran.</summary>
    static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(0.6);

    double seconds;

    public void WarmUp()
    {
        long start = Stopwatch.GetTimestamp();
        int calls = 1;
        do
        {
            seconds = Stretch.Of(action, calls).Seconds;
            calls = (int)Math.Clamp(0.05 / seconds, 1, 2.0 * calls);
        }
        while (Stopwatch.GetElapsedTime(start) < s_warmUp);
    }

    public Stretch Measure(TimeSpan duration) => Stretch.Of(action, (int)Math.Clamp(duration.TotalSeconds / seconds, 1, 1e9));
}
