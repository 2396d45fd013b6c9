using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace AutoGrad.Kernels;

/// <summary>The innermost loop of the matrix product: one tile of C, held in registers, over one block of the inner dimension.</summary>
/// <remarks>
/// <para>
/// The tile has up to 14 rows and one or two registers of columns. Each step along k reads the vectors of the right operand once and multiplies them with one
/// broadcast element of the left operand per row. 28 accumulators keep both multiply-add units busy (4 cycles' latency × 2 units need 8), and with
/// 2 + 14 loads for 28 multiply-adds the load units are not the bound.
/// </para>
/// <para>
/// The accumulators are named locals since the compiler keeps neither arrays nor inline arrays in registers. Rows and
/// vectors are constants of the instantiation, so what an instantiation has not is removed at compilation, and each tile height has its exact kernel.
/// </para>
/// <para>An element is the sum of its products in the order of k, one chain of multiply-adds from zero; then the addend is added, if there is one.</para>
/// </remarks>
internal static unsafe class MicroKernel<T, V, TRegister>
    where T : unmanaged
    where V : unmanaged
    where TRegister : struct, IRegister<T, V>
{
    /// <summary>Below so many steps, prefetching the tile of C costs more than waiting for it.</summary>
    private const int PrefetchDepth = 64;

    /// <summary>C = left · right + addend for one tile.</summary>
    /// <param name="depth">The number of products per element, at least 1.</param>
    /// <param name="left">The left operand, of which element (i, p) stands at i · <paramref name="leftRow"/> + p · <paramref name="leftStep"/>.</param>
    /// <param name="leftRow">The distance of two rows of the left operand.</param>
    /// <param name="leftStep">The distance of two steps along k of the left operand.</param>
    /// <param name="right">The right operand, of which row p starts at p · <paramref name="rightStep"/> and has full registers.</param>
    /// <param name="rightStep">The distance of two steps along k of the right operand.</param>
    /// <param name="c">The tile's first element.</param>
    /// <param name="cRow">The distance of two rows of C.</param>
    /// <param name="addend">What is added to the tile, or null; it may be the tile itself.</param>
    /// <param name="addendRow">The distance of two rows of the addend; 0 adds one row to all.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TRows, TVectors>(
        nint depth, T* left, nint leftRow, nint leftStep, T* right, nint rightStep, T* c, nint cRow, T* addend, nint addendRow)
        where TRows : unmanaged
        where TVectors : unmanaged
    {
        V a0 = default, a1 = default, a2 = default, a3 = default, a4 = default, a5 = default, a6 = default,
            a7 = default, a8 = default, a9 = default, a10 = default, a11 = default, a12 = default, a13 = default;
        V b0 = default, b1 = default, b2 = default, b3 = default, b4 = default, b5 = default, b6 = default,
            b7 = default, b8 = default, b9 = default, b10 = default, b11 = default, b12 = default, b13 = default;

        if (depth > PrefetchDepth)
            Prefetch<TRows>(c, cRow);

        // Three bases and the multiples 1, 2, 3 and 4 of the row distance reach 14 rows with the addressing modes of the load itself.
        nint row3 = 3 * leftRow;
        T* left5 = left + (5 * leftRow);
        T* left10 = left + (10 * leftRow);
        do
        {
            V r0 = TRegister.Load(right);
            V r1 = sizeof(TVectors) > 1 ? TRegister.Load(right + TRegister.Width) : default;
            V l;
            if (sizeof(TRows) > 0)
            {
                l = TRegister.Broadcast(left);
                a0 = TRegister.MultiplyAdd(l, r0, a0);
                if (sizeof(TVectors) > 1)
                    b0 = TRegister.MultiplyAdd(l, r1, b0);
            }

            if (sizeof(TRows) > 1)
            {
                l = TRegister.Broadcast(left + leftRow);
                a1 = TRegister.MultiplyAdd(l, r0, a1);
                if (sizeof(TVectors) > 1)
                    b1 = TRegister.MultiplyAdd(l, r1, b1);
            }

            if (sizeof(TRows) > 2)
            {
                l = TRegister.Broadcast(left + (2 * leftRow));
                a2 = TRegister.MultiplyAdd(l, r0, a2);
                if (sizeof(TVectors) > 1)
                    b2 = TRegister.MultiplyAdd(l, r1, b2);
            }

            if (sizeof(TRows) > 3)
            {
                l = TRegister.Broadcast(left + row3);
                a3 = TRegister.MultiplyAdd(l, r0, a3);
                if (sizeof(TVectors) > 1)
                    b3 = TRegister.MultiplyAdd(l, r1, b3);
            }

            if (sizeof(TRows) > 4)
            {
                l = TRegister.Broadcast(left + (4 * leftRow));
                a4 = TRegister.MultiplyAdd(l, r0, a4);
                if (sizeof(TVectors) > 1)
                    b4 = TRegister.MultiplyAdd(l, r1, b4);
            }

            if (sizeof(TRows) > 5)
            {
                l = TRegister.Broadcast(left5);
                a5 = TRegister.MultiplyAdd(l, r0, a5);
                if (sizeof(TVectors) > 1)
                    b5 = TRegister.MultiplyAdd(l, r1, b5);
            }

            if (sizeof(TRows) > 6)
            {
                l = TRegister.Broadcast(left5 + leftRow);
                a6 = TRegister.MultiplyAdd(l, r0, a6);
                if (sizeof(TVectors) > 1)
                    b6 = TRegister.MultiplyAdd(l, r1, b6);
            }

            if (sizeof(TRows) > 7)
            {
                l = TRegister.Broadcast(left5 + (2 * leftRow));
                a7 = TRegister.MultiplyAdd(l, r0, a7);
                if (sizeof(TVectors) > 1)
                    b7 = TRegister.MultiplyAdd(l, r1, b7);
            }

            if (sizeof(TRows) > 8)
            {
                l = TRegister.Broadcast(left5 + row3);
                a8 = TRegister.MultiplyAdd(l, r0, a8);
                if (sizeof(TVectors) > 1)
                    b8 = TRegister.MultiplyAdd(l, r1, b8);
            }

            if (sizeof(TRows) > 9)
            {
                l = TRegister.Broadcast(left5 + (4 * leftRow));
                a9 = TRegister.MultiplyAdd(l, r0, a9);
                if (sizeof(TVectors) > 1)
                    b9 = TRegister.MultiplyAdd(l, r1, b9);
            }

            if (sizeof(TRows) > 10)
            {
                l = TRegister.Broadcast(left10);
                a10 = TRegister.MultiplyAdd(l, r0, a10);
                if (sizeof(TVectors) > 1)
                    b10 = TRegister.MultiplyAdd(l, r1, b10);
            }

            if (sizeof(TRows) > 11)
            {
                l = TRegister.Broadcast(left10 + leftRow);
                a11 = TRegister.MultiplyAdd(l, r0, a11);
                if (sizeof(TVectors) > 1)
                    b11 = TRegister.MultiplyAdd(l, r1, b11);
            }

            if (sizeof(TRows) > 12)
            {
                l = TRegister.Broadcast(left10 + (2 * leftRow));
                a12 = TRegister.MultiplyAdd(l, r0, a12);
                if (sizeof(TVectors) > 1)
                    b12 = TRegister.MultiplyAdd(l, r1, b12);
            }

            if (sizeof(TRows) > 13)
            {
                l = TRegister.Broadcast(left10 + row3);
                a13 = TRegister.MultiplyAdd(l, r0, a13);
                if (sizeof(TVectors) > 1)
                    b13 = TRegister.MultiplyAdd(l, r1, b13);
            }

            left += leftStep;
            left5 += leftStep;
            left10 += leftStep;
            right += rightStep;
        }
        while (--depth != 0);

        if (sizeof(TRows) > 0)
            Write<TVectors>(a0, b0, c, addend, 0);
        if (sizeof(TRows) > 1)
            Write<TVectors>(a1, b1, c + (1 * cRow), addend, 1 * addendRow);
        if (sizeof(TRows) > 2)
            Write<TVectors>(a2, b2, c + (2 * cRow), addend, 2 * addendRow);
        if (sizeof(TRows) > 3)
            Write<TVectors>(a3, b3, c + (3 * cRow), addend, 3 * addendRow);
        if (sizeof(TRows) > 4)
            Write<TVectors>(a4, b4, c + (4 * cRow), addend, 4 * addendRow);
        if (sizeof(TRows) > 5)
            Write<TVectors>(a5, b5, c + (5 * cRow), addend, 5 * addendRow);
        if (sizeof(TRows) > 6)
            Write<TVectors>(a6, b6, c + (6 * cRow), addend, 6 * addendRow);
        if (sizeof(TRows) > 7)
            Write<TVectors>(a7, b7, c + (7 * cRow), addend, 7 * addendRow);
        if (sizeof(TRows) > 8)
            Write<TVectors>(a8, b8, c + (8 * cRow), addend, 8 * addendRow);
        if (sizeof(TRows) > 9)
            Write<TVectors>(a9, b9, c + (9 * cRow), addend, 9 * addendRow);
        if (sizeof(TRows) > 10)
            Write<TVectors>(a10, b10, c + (10 * cRow), addend, 10 * addendRow);
        if (sizeof(TRows) > 11)
            Write<TVectors>(a11, b11, c + (11 * cRow), addend, 11 * addendRow);
        if (sizeof(TRows) > 12)
            Write<TVectors>(a12, b12, c + (12 * cRow), addend, 12 * addendRow);
        if (sizeof(TRows) > 13)
            Write<TVectors>(a13, b13, c + (13 * cRow), addend, 13 * addendRow);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write<TVectors>(V first, V second, T* destination, T* addend, nint addendOffset)
        where TVectors : unmanaged
    {
        if (addend != null)
        {
            first = TRegister.Add(first, TRegister.Load(addend + addendOffset));
            if (sizeof(TVectors) > 1)
                second = TRegister.Add(second, TRegister.Load(addend + addendOffset + TRegister.Width));
        }

        TRegister.Store(first, destination);
        if (sizeof(TVectors) > 1)
            TRegister.Store(second, destination + TRegister.Width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Prefetch<TRows>(T* c, nint cRow)
        where TRows : unmanaged
    {
        if (!Sse.IsSupported)
            return;
        for (int i = 0; i < sizeof(TRows); i++)
        {
            Sse.Prefetch0(c);
            Sse.Prefetch0(c + TRegister.Width);
            c += cRow;
        }
    }
}
