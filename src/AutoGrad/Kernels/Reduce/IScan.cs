namespace AutoGrad.Kernels;

/// <summary>A running computation along a line: each step takes the elements there and gives one element of the result.</summary>
internal interface IScan
{
    /// <summary>How many operands it reads: 1 or 2.</summary>
    static abstract int Operands { get; }

    /// <summary>The state before the first step.</summary>
    static abstract ScanState<V> Start<V>() where V : IReal<V>;

    /// <summary>The result at a step with the elements a and b, and the state for the next one.</summary>
    V Next<V>(ref ScanState<V> state, V a, V b) where V : IReal<V>;

    /// <summary>The same state, put so that the roundings of the next steps are small; called from time to time.</summary>
    static virtual void Settle<V>(ref ScanState<V> state) where V : IReal<V>
    {
    }
}

/// <summary>What a scan remembers from step to step.</summary>
internal record struct ScanState<V>(V First, V Second, V Third) where V : IReal<V>;
