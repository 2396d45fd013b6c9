namespace AutoGrad.Benchmarks.Timing;

/// <summary>Something that a <see cref="Race"/> times.</summary>
interface IContender
{
    /// <summary>Makes everything ready, so that the first measurement is as good as any.</summary>
    void WarmUp();

    /// <summary>Measures for about the given time.</summary>
    Stretch Measure(TimeSpan duration);
}
