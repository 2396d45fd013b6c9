namespace AutoGrad.Kernels;

/// <summary>What the matrix product needs of a vector register.</summary>
/// <typeparam name="T">The element: <see cref="float"/> or <see cref="double"/>.</typeparam>
/// <typeparam name="V">The register's value.</typeparam>
internal unsafe interface IRegister<T, V>
    where T : unmanaged
    where V : unmanaged
{
    /// <summary>How many elements the register holds.</summary>
    static abstract int Width { get; }

    /// <summary>The most rows of a tile, so that its accumulators, two vectors of the right operand and one broadcast fit the register file.</summary>
    static abstract int TileRows { get; }

    static abstract V Load(T* source);

    /// <summary>Reads the first <paramref name="count"/> elements and nothing behind them; the others are zero.</summary>
    static abstract V LoadFirst(T* source, int count);

    static abstract V Broadcast(T* source);

    static abstract void Store(V value, T* destination);

    /// <summary>Writes the first <paramref name="count"/> elements and nothing behind them.</summary>
    static abstract void StoreFirst(V value, T* destination, int count);

    static abstract V Add(V left, V right);

    /// <summary>a · b + c, rounded once where the processor has a fused instruction and twice elsewhere.</summary>
    static abstract V MultiplyAdd(V a, V b, V c);

    /// <summary>How many registers <see cref="SumEach"/> adds up at once: 12, 8 or 4, or 0 where sums across a register do not pay.</summary>
    static abstract int Sums { get; }

    /// <summary>
    /// The sum of the elements of each of the first <paramref name="count"/> registers, as the first elements of one; the others are unspecified.
    /// The count, at most <see cref="Sums"/>, must be a constant to the compiler.
    /// </summary>
    static abstract V SumEach(int count, V a, V b, V c, V d, V e, V f, V g, V h, V i, V j, V k, V l);

    /// <summary>
    /// Transposes a block of up to <see cref="Width"/> × <see cref="Width"/> elements. Each of the <paramref name="columns"/> rows written may be written in
    /// full width: what stands behind the first <paramref name="rows"/> elements is then unspecified.
    /// </summary>
    static abstract void Transpose(T* source, nint sourceRow, int rows, int columns, T* destination, nint destinationRow);
}
