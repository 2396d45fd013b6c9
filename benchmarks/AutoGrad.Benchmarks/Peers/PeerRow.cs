namespace AutoGrad.Benchmarks.Peers;

/// <summary>A workload of ours beside the same of a peer; times in microseconds, the peer's null where it is not installed.</summary>
/// <param name="Workload">What is computed.</param>
/// <param name="Optimizer">The optimizer, or "none" where nothing is trained.</param>
/// <param name="Mode">"tape": recorded anew each time; "replay": recorded once, run by a <see cref="TapeProgram"/>; of single operations "forward": evaluated without recording; "backward": recorded, and differentiated from a seed.</param>
/// <param name="Threads">How many threads each side may use.</param>
/// <param name="OursUs">The median time of ours.</param>
/// <param name="Peer">The peer's name and version, and its threading where there is a choice.</param>
/// <param name="PeerUs">The median time of the peer.</param>
/// <param name="Ratio">The median, over the rounds, of ours by the peer's.</param>
sealed record PeerRow(string Workload, string Optimizer, string Mode, int Threads, double OursUs, string? Peer, double? PeerUs, double? Ratio);
