namespace AutoGrad.Algebra;

/// <summary>A register whose elements can be combined with one another, as reductions along contiguous memory need.</summary>
/// <typeparam name="L">The register.</typeparam>
/// <typeparam name="T">The element: <see cref="float"/> or <see cref="double"/>.</typeparam>
internal interface IFoldingLanes<L, T> : ILanes<L, T>
    where L : struct, IFoldingLanes<L, T>
    where T : unmanaged
{
    /// <summary>All elements equal to <paramref name="value"/>. Repeated here because the compiler looks for conversions in direct constraints only.</summary>
    static abstract implicit operator L(double value);

    /// <summary>All elements combined into one: the upper half with the lower one, until one is left.</summary>
    static abstract T Fold<TCombiner>(L value) where TCombiner : struct, ICombiner;

    /// <summary>The first <paramref name="count"/> elements of one register, and of another one behind them.</summary>
    static abstract L Only(L value, int count, L rest);
}

/// <summary>An associative and commutative way to combine two numbers into one.</summary>
internal interface ICombiner
{
    /// <summary>The number that changes nothing when combined with another: the result for no numbers at all.</summary>
    static abstract double Identity { get; }

    /// <summary>a and b combined.</summary>
    static abstract V Combine<V>(V a, V b) where V : IReal<V>;
}
