using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>The accumulators of a kernel: up to 12 rows of one or two registers.</summary>
/// <remarks>
/// <para>
/// They are named fields of a local, which the compiler keeps in registers; it does so neither with arrays nor with inline arrays. Rows and vectors are
/// constants of the instantiation, so what an instantiation has not is removed at compilation, and each height has its exact kernel.
/// </para>
/// <para>
/// A register file of 32 holds all 24 of them with two vectors of the right operand and one of the left. Both multiply-add units are busy from 8 on
/// (2 units × 4 cycles' latency), and with 2 + 12 loads for 24 multiply-adds the load units are not the bound.
/// </para>
/// </remarks>
internal unsafe struct Accumulators<T, V, TRegister, TRows, TVectors>
    where T : unmanaged
    where V : unmanaged
    where TRegister : struct, IRegister<T, V>
    where TRows : unmanaged
    where TVectors : unmanaged
{
    // The first register of each row, and the second.
    private V _a0, _a1, _a2, _a3, _a4, _a5, _a6, _a7, _a8, _a9, _a10, _a11;
    private V _b0, _b1, _b2, _b3, _b4, _b5, _b6, _b7, _b8, _b9, _b10, _b11;

    /// <summary>Adds the products of each row's left vector and the right vectors.</summary>
    /// <param name="left">Where the left vector of row 0 is read.</param>
    /// <param name="left4">That of row 4: three bases and the multiples 1, 2 and 3 of the distance reach 12 rows with the addressing modes of the load itself.</param>
    /// <param name="left8">That of row 8.</param>
    /// <param name="leftRow">The distance of two rows there.</param>
    /// <param name="count">How many elements a vector has, where <typeparamref name="TLeft"/> reads so many.</param>
    /// <param name="right0">The right vector that belongs to the first registers.</param>
    /// <param name="right1">The one that belongs to the second ones, if there are any.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MultiplyAdd<TLeft>(T* left, T* left4, T* left8, nint leftRow, int count, V right0, V right1)
        where TLeft : struct, ILeftVector<T, V>
    {
        if (sizeof(TRows) > 0)
            MultiplyAdd(ref _a0, ref _b0, TLeft.Read(left, count), right0, right1);
        if (sizeof(TRows) > 1)
            MultiplyAdd(ref _a1, ref _b1, TLeft.Read(left + leftRow, count), right0, right1);
        if (sizeof(TRows) > 2)
            MultiplyAdd(ref _a2, ref _b2, TLeft.Read(left + (2 * leftRow), count), right0, right1);
        if (sizeof(TRows) > 3)
            MultiplyAdd(ref _a3, ref _b3, TLeft.Read(left + (3 * leftRow), count), right0, right1);
        if (sizeof(TRows) > 4)
            MultiplyAdd(ref _a4, ref _b4, TLeft.Read(left4, count), right0, right1);
        if (sizeof(TRows) > 5)
            MultiplyAdd(ref _a5, ref _b5, TLeft.Read(left4 + leftRow, count), right0, right1);
        if (sizeof(TRows) > 6)
            MultiplyAdd(ref _a6, ref _b6, TLeft.Read(left4 + (2 * leftRow), count), right0, right1);
        if (sizeof(TRows) > 7)
            MultiplyAdd(ref _a7, ref _b7, TLeft.Read(left4 + (3 * leftRow), count), right0, right1);
        if (sizeof(TRows) > 8)
            MultiplyAdd(ref _a8, ref _b8, TLeft.Read(left8, count), right0, right1);
        if (sizeof(TRows) > 9)
            MultiplyAdd(ref _a9, ref _b9, TLeft.Read(left8 + leftRow, count), right0, right1);
        if (sizeof(TRows) > 10)
            MultiplyAdd(ref _a10, ref _b10, TLeft.Read(left8 + (2 * leftRow), count), right0, right1);
        if (sizeof(TRows) > 11)
            MultiplyAdd(ref _a11, ref _b11, TLeft.Read(left8 + (3 * leftRow), count), right0, right1);
    }

    /// <summary>Adds a tile that stands in memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(T* addend, nint addendRow)
    {
        if (sizeof(TRows) > 0)
            Add(ref _a0, ref _b0, addend);
        if (sizeof(TRows) > 1)
            Add(ref _a1, ref _b1, addend + (1 * addendRow));
        if (sizeof(TRows) > 2)
            Add(ref _a2, ref _b2, addend + (2 * addendRow));
        if (sizeof(TRows) > 3)
            Add(ref _a3, ref _b3, addend + (3 * addendRow));
        if (sizeof(TRows) > 4)
            Add(ref _a4, ref _b4, addend + (4 * addendRow));
        if (sizeof(TRows) > 5)
            Add(ref _a5, ref _b5, addend + (5 * addendRow));
        if (sizeof(TRows) > 6)
            Add(ref _a6, ref _b6, addend + (6 * addendRow));
        if (sizeof(TRows) > 7)
            Add(ref _a7, ref _b7, addend + (7 * addendRow));
        if (sizeof(TRows) > 8)
            Add(ref _a8, ref _b8, addend + (8 * addendRow));
        if (sizeof(TRows) > 9)
            Add(ref _a9, ref _b9, addend + (9 * addendRow));
        if (sizeof(TRows) > 10)
            Add(ref _a10, ref _b10, addend + (10 * addendRow));
        if (sizeof(TRows) > 11)
            Add(ref _a11, ref _b11, addend + (11 * addendRow));
    }

    /// <summary>Writes the tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Store(T* c, nint cRow)
    {
        if (sizeof(TRows) > 0)
            Store(_a0, _b0, c);
        if (sizeof(TRows) > 1)
            Store(_a1, _b1, c + (1 * cRow));
        if (sizeof(TRows) > 2)
            Store(_a2, _b2, c + (2 * cRow));
        if (sizeof(TRows) > 3)
            Store(_a3, _b3, c + (3 * cRow));
        if (sizeof(TRows) > 4)
            Store(_a4, _b4, c + (4 * cRow));
        if (sizeof(TRows) > 5)
            Store(_a5, _b5, c + (5 * cRow));
        if (sizeof(TRows) > 6)
            Store(_a6, _b6, c + (6 * cRow));
        if (sizeof(TRows) > 7)
            Store(_a7, _b7, c + (7 * cRow));
        if (sizeof(TRows) > 8)
            Store(_a8, _b8, c + (8 * cRow));
        if (sizeof(TRows) > 9)
            Store(_a9, _b9, c + (9 * cRow));
        if (sizeof(TRows) > 10)
            Store(_a10, _b10, c + (10 * cRow));
        if (sizeof(TRows) > 11)
            Store(_a11, _b11, c + (11 * cRow));
    }

    /// <summary>
    /// The sums across the registers of rows <paramref name="first"/> (0, 4 or 8) and after, in this order, as far as <see cref="IRegister{T, V}.SumEach"/> takes
    /// them: of the first registers, or of the second ones.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly V Sums(bool ofSecond, int first, int count) => (ofSecond, first) switch
    {
        (false, 0) => TRegister.SumEach(count, _a0, _a1, _a2, _a3, _a4, _a5, _a6, _a7, _a8, _a9, _a10, _a11),
        (false, 4) => TRegister.SumEach(count, _a4, _a5, _a6, _a7, _a8, _a9, _a10, _a11, default, default, default, default),
        (false, 8) => TRegister.SumEach(count, _a8, _a9, _a10, _a11, default, default, default, default, default, default, default, default),
        (true, 0) => TRegister.SumEach(count, _b0, _b1, _b2, _b3, _b4, _b5, _b6, _b7, _b8, _b9, _b10, _b11),
        (true, 4) => TRegister.SumEach(count, _b4, _b5, _b6, _b7, _b8, _b9, _b10, _b11, default, default, default, default),
        _ => TRegister.SumEach(count, _b8, _b9, _b10, _b11, default, default, default, default, default, default, default, default),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MultiplyAdd(ref V a, ref V b, V left, V right0, V right1)
    {
        a = TRegister.MultiplyAdd(left, right0, a);
        if (sizeof(TVectors) > 1)
            b = TRegister.MultiplyAdd(left, right1, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref V a, ref V b, T* addend)
    {
        a = TRegister.Add(a, TRegister.Load(addend));
        if (sizeof(TVectors) > 1)
            b = TRegister.Add(b, TRegister.Load(addend + TRegister.Width));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(V a, V b, T* c)
    {
        TRegister.Store(a, c);
        if (sizeof(TVectors) > 1)
            TRegister.Store(b, c + TRegister.Width);
    }
}
