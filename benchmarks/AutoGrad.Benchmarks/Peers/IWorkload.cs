namespace AutoGrad.Benchmarks.Peers;

/// <summary>A computation that is run here, in one mode or more, and by the peer in its own process.</summary>
interface IWorkload
{
    /// <summary>The name in tables.</summary>
    string Name { get; }

    /// <summary>The optimizer in lower case, or "none".</summary>
    string Optimizer { get; }

    /// <summary>The name by which <c>pytorch_steps.py</c> makes it.</summary>
    string PeerName { get; }

    /// <summary>How many operations one call runs, if the time of one operation is asked for; otherwise 1.</summary>
    int Operations { get; }

    /// <summary>The ways in which ours is run.</summary>
    IReadOnlyList<WorkloadMode> Modes { get; }
}
