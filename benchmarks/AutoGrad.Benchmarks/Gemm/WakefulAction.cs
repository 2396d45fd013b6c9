using System.Diagnostics;
using AutoGrad.Benchmarks.Timing;

namespace AutoGrad.Benchmarks.Gemm;

/// <summary>An action whose threads are awake and spread over the processors when its time begins, and those of the contender before it asleep.</summary>
sealed class WakefulAction(Action action, int threads) : IContender
{
    /// <summary>Longer than waiting threads poll, ours and <see cref="OpenBlas"/>'s.</summary>
    static readonly TimeSpan s_rest = TimeSpan.FromMilliseconds(2);

    /// <summary>The system may take some ticks of its scheduler, 4 ms each, to move a woken thread to a processor of its own.</summary>
    static readonly TimeSpan s_rise = TimeSpan.FromMilliseconds(12);

    double seconds;

    public void WarmUp()
    {
        const double longEnough = 1e-3;
        int calls = 1;
        Stretch stretch = Stretch.Of(action, calls);
        for (; stretch.Seconds * calls < longEnough; stretch = Stretch.Of(action, calls))
            calls *= 2;
        seconds = stretch.Seconds;
    }

    public Stretch Measure(TimeSpan duration)
    {
        int calls = (int)Math.Max(1, duration.TotalSeconds / seconds);
        if (threads > 1)
            Thread.Sleep(s_rest);
        long start = Stopwatch.GetTimestamp();
        do
            Stretch.Of(action, Math.Max(1, calls / 8));
        while (threads > 1 && Stopwatch.GetElapsedTime(start) < s_rise);
        return Stretch.Of(action, calls);
    }
}
