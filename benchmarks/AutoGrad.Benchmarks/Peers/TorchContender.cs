using AutoGrad.Benchmarks.Timing;

namespace AutoGrad.Benchmarks.Peers;

/// <summary>One workload in a process with PyTorch.</summary>
sealed class TorchContender(TorchProcess process, IWorkload workload, TimeSpan warmUp) : IContender
{
    public void WarmUp() => process.Measure(workload, TimeSpan.Zero, warmUp);

    public Stretch Measure(TimeSpan duration) => process.Measure(workload, duration, warmUp);
}
