namespace AutoGrad.Benchmarks.Peers;

/// <summary>A way in which a workload is run here.</summary>
/// <param name="Name">The name in tables.</param>
/// <param name="Start">Makes everything ready, and gives the call that is timed.</param>
sealed record WorkloadMode(string Name, Func<Action> Start);
