namespace AutoGrad.Benchmarks.Growth;

/// <summary>What one entry costs on a tape of a certain length.</summary>
/// <param name="Entries">Entries on the tape.</param>
/// <param name="RecordNs">Nanoseconds to record one.</param>
/// <param name="BackwardNs">Nanoseconds to differentiate one.</param>
/// <param name="RecordGrowth">The time to record one by that on the shortest tape in the same round; 1 is proportional.</param>
/// <param name="BackwardGrowth">The time to differentiate one by that on the shortest tape.</param>
sealed record GrowthRow(int Entries, double RecordNs, double BackwardNs, double RecordGrowth, double BackwardGrowth);
