using AutoGrad.Benchmarks.Timing;

namespace AutoGrad.Benchmarks.Peers;

/// <summary>How long workloads are measured: there are hundreds of single operations, and few training steps.</summary>
sealed class PeerTiming(bool operations, bool quick, int threads)
{
    /// <summary>How many undisturbed rounds are wanted.</summary>
    public int Rounds => quick ? 3 : 9;

    /// <summary>How long each side measures in a round.</summary>
    public TimeSpan Duration => TimeSpan.FromSeconds((operations ? 0.2 : 1) * (quick ? 0.05 : 0.15));

    /// <summary>How long ours runs before it is measured: longer than the runtime waits until it compiles anew.</summary>
    public TimeSpan WarmUp => operations ? TimeSpan.FromSeconds(quick ? 0.16 : 0.3) : RepeatedAction.LongWarmUp;

    /// <summary>The same of the peer, in which nothing is compiled.</summary>
    public TimeSpan PeerWarmUp => operations ? TimeSpan.FromSeconds(quick ? 0.03 : 0.1) : RepeatedAction.LongWarmUp;

    /// <summary>The pause before each measurement; with one thread each, no idle thread of one side is in the other's way.</summary>
    public TimeSpan Settling => operations && threads == 1 ? TimeSpan.Zero : Race.Settling;
}
