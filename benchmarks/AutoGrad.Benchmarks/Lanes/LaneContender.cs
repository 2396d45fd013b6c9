using AutoGrad.Benchmarks.Timing;

namespace AutoGrad.Benchmarks.Lanes;

/// <summary>A loop that is compiled already, so that a few calls tell how many of them fill a round.</summary>
sealed class LaneContender(Action loop) : IContender
{
    const int TrialCalls = 3;

    double seconds;

    public void WarmUp()
    {
        Stretch.Of(loop, TrialCalls);
        seconds = Stretch.Of(loop, TrialCalls).Seconds;
    }

    public Stretch Measure(TimeSpan duration) => Stretch.Of(loop, (int)Math.Clamp(duration.TotalSeconds / seconds, 1, 1e6));
}
