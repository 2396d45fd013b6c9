namespace AutoGrad.Benchmarks.Memory;

/// <summary>What a training step takes of memory.</summary>
/// <param name="Workload">The step.</param>
/// <param name="Optimizer">The optimizer.</param>
/// <param name="Mode">"tape" or "replay".</param>
/// <param name="ManagedBytes">Bytes allocated on the managed heap by one step, the mean of many.</param>
/// <param name="PeakBytes">The most bytes of pooled buffers in use at once during a step, beyond those before it; for a replay, the bytes planned.</param>
/// <param name="KeptBytes">The bytes of intermediate results that the backward pass reads; no tape could do with less.</param>
/// <param name="Steps">How many steps <paramref name="GrowthBytes"/> is about.</param>
/// <param name="GrowthBytes">By how much the managed heap, which holds the pool's buffers too, has grown after these steps.</param>
sealed record MemoryRow(string Workload, string Optimizer, string Mode, double ManagedBytes, long PeakBytes, long KeptBytes, int Steps, long GrowthBytes);
