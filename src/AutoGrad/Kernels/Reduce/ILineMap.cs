namespace AutoGrad.Kernels;

/// <summary>A function of one or two elements at the same place, and of one or two numbers of the line that they stand in.</summary>
internal interface ILineMap
{
    /// <summary>How many elements it reads: 1 or 2.</summary>
    static abstract int Operands { get; }

    /// <summary>How many numbers of the line it reads: 1 or 2.</summary>
    static abstract int Numbers { get; }

    static abstract V Of<V>(V x, V y, V first, V second) where V : IReal<V>;
}
