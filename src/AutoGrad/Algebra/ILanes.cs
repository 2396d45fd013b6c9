namespace AutoGrad;

/// <summary>A register that holds <see cref="Count"/> consecutive elements and computes on all of them at once.</summary>
/// <typeparam name="L">The register.</typeparam>
/// <typeparam name="T">The element: <see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>
/// The result for an element is the same bits whatever its neighbours are and wherever in the register it stands. That is why a tail of fewer
/// than <see cref="Count"/> elements is computed in a register that is only partly filled, and not by other code.
/// </remarks>
public interface ILanes<L, T> : IReal<L>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    /// <summary>How many elements the register holds.</summary>
    static abstract int Count { get; }

    /// <summary>All elements equal to <paramref name="value"/>.</summary>
    static abstract L Broadcast(T value);

    /// <summary>Reads <see cref="Count"/> elements.</summary>
    static abstract L Load(ref readonly T source);

    /// <summary>Reads the first <paramref name="count"/> elements, 0 &lt; count &lt; <see cref="Count"/>; nothing behind them is touched, the rest holds 1.</summary>
    static abstract L LoadFirst(ref readonly T source, int count);

    /// <summary>Writes <see cref="Count"/> elements.</summary>
    static abstract void Store(L value, ref T destination);

    /// <summary>Writes the first <paramref name="count"/> elements; nothing behind them is touched.</summary>
    static abstract void StoreFirst(L value, ref T destination, int count);

    /// <summary>a · b + c, rounded once where the processor has a fused instruction and twice elsewhere; the same for every element and register width of one process.</summary>
    static abstract L MultiplyAdd(L a, L b, L c);
}
