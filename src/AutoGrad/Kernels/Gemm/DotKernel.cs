using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>Scalar products of up to 14 rows of one operand with all rows of another, both stored along k.</summary>
/// <remarks>
/// Where C has few columns or few rows, tiles of full registers along them would be mostly empty; here the registers lie along k. Element i of a register sums
/// the products of index i, i + w, i + 2 w, … (w being the register's width) in this order, and at the end the partial sums are added pairwise.
/// The sums across registers cost some 3 instructions per element, which longer rows hide.
/// </remarks>
internal static unsafe class DotKernel<T, V, TRegister>
    where T : unmanaged
    where V : unmanaged
    where TRegister : struct, IRegister<T, V>
{
    /// <summary>C = right · leftᵀ + addend, for <typeparamref name="TRows"/> rows of the left operand.</summary>
    /// <param name="depth">The length of all rows.</param>
    /// <param name="left">The left rows.</param>
    /// <param name="leftRow">The distance of two left rows.</param>
    /// <param name="right">The right rows, of which <typeparamref name="TVectors"/>, 1 or 2, are taken at once.</param>
    /// <param name="rightRow">The distance of two right rows.</param>
    /// <param name="rightRows">How many right rows there are, a multiple of <typeparamref name="TVectors"/>.</param>
    /// <param name="c">The first scalar product's place.</param>
    /// <param name="cRow">The distance in C from one right row to the next.</param>
    /// <param name="cColumn">The distance in C from one left row to the next.</param>
    /// <param name="addend">What is added, or null.</param>
    /// <param name="addendRow">The distance in the addend from one right row to the next.</param>
    /// <param name="addendColumn">The distance in the addend from one left row to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TRows, TVectors>(
        nint depth, T* left, nint leftRow, T* right, nint rightRow, int rightRows,
        T* c, nint cRow, nint cColumn, T* addend, nint addendRow, nint addendColumn)
        where TRows : unmanaged
        where TVectors : unmanaged
    {
        nint row3 = 3 * leftRow;
        int tail = (int)(depth % TRegister.Width);
        nint whole = depth - tail;
        for (; rightRows > 0; rightRows -= sizeof(TVectors))
        {
            V a0 = default, a1 = default, a2 = default, a3 = default, a4 = default, a5 = default, a6 = default,
                a7 = default, a8 = default, a9 = default, a10 = default, a11 = default, a12 = default, a13 = default;
            V b0 = default, b1 = default, b2 = default, b3 = default, b4 = default, b5 = default, b6 = default,
                b7 = default, b8 = default, b9 = default, b10 = default, b11 = default, b12 = default, b13 = default;
            V r0, r1 = default, l;
            T* left0 = left;
            T* left5 = left + (5 * leftRow);
            T* left10 = left + (10 * leftRow);
            T* end = right + whole;
            for (; right < end; right += TRegister.Width)
            {
                r0 = TRegister.Load(right);
                if (sizeof(TVectors) > 1)
                    r1 = TRegister.Load(right + rightRow);

                if (sizeof(TRows) > 0)
                {
                    l = TRegister.Load(left0);
                    a0 = TRegister.MultiplyAdd(l, r0, a0);
                    if (sizeof(TVectors) > 1)
                        b0 = TRegister.MultiplyAdd(l, r1, b0);
                }

                if (sizeof(TRows) > 1)
                {
                    l = TRegister.Load(left0 + leftRow);
                    a1 = TRegister.MultiplyAdd(l, r0, a1);
                    if (sizeof(TVectors) > 1)
                        b1 = TRegister.MultiplyAdd(l, r1, b1);
                }

                if (sizeof(TRows) > 2)
                {
                    l = TRegister.Load(left0 + (2 * leftRow));
                    a2 = TRegister.MultiplyAdd(l, r0, a2);
                    if (sizeof(TVectors) > 1)
                        b2 = TRegister.MultiplyAdd(l, r1, b2);
                }

                if (sizeof(TRows) > 3)
                {
                    l = TRegister.Load(left0 + row3);
                    a3 = TRegister.MultiplyAdd(l, r0, a3);
                    if (sizeof(TVectors) > 1)
                        b3 = TRegister.MultiplyAdd(l, r1, b3);
                }

                if (sizeof(TRows) > 4)
                {
                    l = TRegister.Load(left0 + (4 * leftRow));
                    a4 = TRegister.MultiplyAdd(l, r0, a4);
                    if (sizeof(TVectors) > 1)
                        b4 = TRegister.MultiplyAdd(l, r1, b4);
                }

                if (sizeof(TRows) > 5)
                {
                    l = TRegister.Load(left5);
                    a5 = TRegister.MultiplyAdd(l, r0, a5);
                    if (sizeof(TVectors) > 1)
                        b5 = TRegister.MultiplyAdd(l, r1, b5);
                }

                if (sizeof(TRows) > 6)
                {
                    l = TRegister.Load(left5 + leftRow);
                    a6 = TRegister.MultiplyAdd(l, r0, a6);
                    if (sizeof(TVectors) > 1)
                        b6 = TRegister.MultiplyAdd(l, r1, b6);
                }

                if (sizeof(TRows) > 7)
                {
                    l = TRegister.Load(left5 + (2 * leftRow));
                    a7 = TRegister.MultiplyAdd(l, r0, a7);
                    if (sizeof(TVectors) > 1)
                        b7 = TRegister.MultiplyAdd(l, r1, b7);
                }

                if (sizeof(TRows) > 8)
                {
                    l = TRegister.Load(left5 + row3);
                    a8 = TRegister.MultiplyAdd(l, r0, a8);
                    if (sizeof(TVectors) > 1)
                        b8 = TRegister.MultiplyAdd(l, r1, b8);
                }

                if (sizeof(TRows) > 9)
                {
                    l = TRegister.Load(left5 + (4 * leftRow));
                    a9 = TRegister.MultiplyAdd(l, r0, a9);
                    if (sizeof(TVectors) > 1)
                        b9 = TRegister.MultiplyAdd(l, r1, b9);
                }

                if (sizeof(TRows) > 10)
                {
                    l = TRegister.Load(left10);
                    a10 = TRegister.MultiplyAdd(l, r0, a10);
                    if (sizeof(TVectors) > 1)
                        b10 = TRegister.MultiplyAdd(l, r1, b10);
                }

                if (sizeof(TRows) > 11)
                {
                    l = TRegister.Load(left10 + leftRow);
                    a11 = TRegister.MultiplyAdd(l, r0, a11);
                    if (sizeof(TVectors) > 1)
                        b11 = TRegister.MultiplyAdd(l, r1, b11);
                }

                if (sizeof(TRows) > 12)
                {
                    l = TRegister.Load(left10 + (2 * leftRow));
                    a12 = TRegister.MultiplyAdd(l, r0, a12);
                    if (sizeof(TVectors) > 1)
                        b12 = TRegister.MultiplyAdd(l, r1, b12);
                }

                if (sizeof(TRows) > 13)
                {
                    l = TRegister.Load(left10 + row3);
                    a13 = TRegister.MultiplyAdd(l, r0, a13);
                    if (sizeof(TVectors) > 1)
                        b13 = TRegister.MultiplyAdd(l, r1, b13);
                }

                left0 += TRegister.Width;
                left5 += TRegister.Width;
                left10 += TRegister.Width;
            }

            if (tail > 0)
            {
                r0 = TRegister.LoadFirst(right, tail);
                if (sizeof(TVectors) > 1)
                    r1 = TRegister.LoadFirst(right + rightRow, tail);

                if (sizeof(TRows) > 0)
                {
                    l = TRegister.LoadFirst(left0, tail);
                    a0 = TRegister.MultiplyAdd(l, r0, a0);
                    if (sizeof(TVectors) > 1)
                        b0 = TRegister.MultiplyAdd(l, r1, b0);
                }

                if (sizeof(TRows) > 1)
                {
                    l = TRegister.LoadFirst(left0 + leftRow, tail);
                    a1 = TRegister.MultiplyAdd(l, r0, a1);
                    if (sizeof(TVectors) > 1)
                        b1 = TRegister.MultiplyAdd(l, r1, b1);
                }

                if (sizeof(TRows) > 2)
                {
                    l = TRegister.LoadFirst(left0 + (2 * leftRow), tail);
                    a2 = TRegister.MultiplyAdd(l, r0, a2);
                    if (sizeof(TVectors) > 1)
                        b2 = TRegister.MultiplyAdd(l, r1, b2);
                }

                if (sizeof(TRows) > 3)
                {
                    l = TRegister.LoadFirst(left0 + row3, tail);
                    a3 = TRegister.MultiplyAdd(l, r0, a3);
                    if (sizeof(TVectors) > 1)
                        b3 = TRegister.MultiplyAdd(l, r1, b3);
                }

                if (sizeof(TRows) > 4)
                {
                    l = TRegister.LoadFirst(left0 + (4 * leftRow), tail);
                    a4 = TRegister.MultiplyAdd(l, r0, a4);
                    if (sizeof(TVectors) > 1)
                        b4 = TRegister.MultiplyAdd(l, r1, b4);
                }

                if (sizeof(TRows) > 5)
                {
                    l = TRegister.LoadFirst(left5, tail);
                    a5 = TRegister.MultiplyAdd(l, r0, a5);
                    if (sizeof(TVectors) > 1)
                        b5 = TRegister.MultiplyAdd(l, r1, b5);
                }

                if (sizeof(TRows) > 6)
                {
                    l = TRegister.LoadFirst(left5 + leftRow, tail);
                    a6 = TRegister.MultiplyAdd(l, r0, a6);
                    if (sizeof(TVectors) > 1)
                        b6 = TRegister.MultiplyAdd(l, r1, b6);
                }

                if (sizeof(TRows) > 7)
                {
                    l = TRegister.LoadFirst(left5 + (2 * leftRow), tail);
                    a7 = TRegister.MultiplyAdd(l, r0, a7);
                    if (sizeof(TVectors) > 1)
                        b7 = TRegister.MultiplyAdd(l, r1, b7);
                }

                if (sizeof(TRows) > 8)
                {
                    l = TRegister.LoadFirst(left5 + row3, tail);
                    a8 = TRegister.MultiplyAdd(l, r0, a8);
                    if (sizeof(TVectors) > 1)
                        b8 = TRegister.MultiplyAdd(l, r1, b8);
                }

                if (sizeof(TRows) > 9)
                {
                    l = TRegister.LoadFirst(left5 + (4 * leftRow), tail);
                    a9 = TRegister.MultiplyAdd(l, r0, a9);
                    if (sizeof(TVectors) > 1)
                        b9 = TRegister.MultiplyAdd(l, r1, b9);
                }

                if (sizeof(TRows) > 10)
                {
                    l = TRegister.LoadFirst(left10, tail);
                    a10 = TRegister.MultiplyAdd(l, r0, a10);
                    if (sizeof(TVectors) > 1)
                        b10 = TRegister.MultiplyAdd(l, r1, b10);
                }

                if (sizeof(TRows) > 11)
                {
                    l = TRegister.LoadFirst(left10 + leftRow, tail);
                    a11 = TRegister.MultiplyAdd(l, r0, a11);
                    if (sizeof(TVectors) > 1)
                        b11 = TRegister.MultiplyAdd(l, r1, b11);
                }

                if (sizeof(TRows) > 12)
                {
                    l = TRegister.LoadFirst(left10 + (2 * leftRow), tail);
                    a12 = TRegister.MultiplyAdd(l, r0, a12);
                    if (sizeof(TVectors) > 1)
                        b12 = TRegister.MultiplyAdd(l, r1, b12);
                }

                if (sizeof(TRows) > 13)
                {
                    l = TRegister.LoadFirst(left10 + row3, tail);
                    a13 = TRegister.MultiplyAdd(l, r0, a13);
                    if (sizeof(TVectors) > 1)
                        b13 = TRegister.MultiplyAdd(l, r1, b13);
                }
            }

            Write<TRows>(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, c, cColumn, addend, addendColumn);
            if (sizeof(TVectors) > 1)
                Write<TRows>(b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12, b13, c + cRow, cColumn,
                    addend == null ? null : addend + addendRow, addendColumn);
            right += (sizeof(TVectors) * rightRow) - whole;
            c += sizeof(TVectors) * cRow;
            if (addend != null)
                addend += sizeof(TVectors) * addendRow;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write<TRows>(V s0, V s1, V s2, V s3, V s4, V s5, V s6, V s7, V s8, V s9, V s10, V s11, V s12, V s13,
        T* c, nint cColumn, T* addend, nint addendColumn)
        where TRows : unmanaged
    {
        Write<TRows>(s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12, s13, 0, c, cColumn, addend, addendColumn);
        if (sizeof(TRows) > TRegister.Sums && TRegister.Sums == 8)
            Write<TRows>(s8, s9, s10, s11, s12, s13, default, default, default, default, default, default, default, default, 8, c, cColumn, addend, addendColumn);
        if (TRegister.Sums == 4)
        {
            if (sizeof(TRows) > 4)
                Write<TRows>(s4, s5, s6, s7, default, default, default, default, default, default, default, default, default, default, 4, c, cColumn, addend, addendColumn);
            if (sizeof(TRows) > 8)
                Write<TRows>(s8, s9, s10, s11, default, default, default, default, default, default, default, default, default, default, 8, c, cColumn, addend, addendColumn);
            if (sizeof(TRows) > 12)
                Write<TRows>(s12, s13, default, default, default, default, default, default, default, default, default, default, default, default, 12, c, cColumn, addend, addendColumn);
        }
    }

    /// <summary>Writes the sums of as many registers as are added up at once, of which the first is that of row <paramref name="first"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write<TRows>(V s0, V s1, V s2, V s3, V s4, V s5, V s6, V s7, V s8, V s9, V s10, V s11, V s12, V s13, int first,
        T* c, nint cColumn, T* addend, nint addendColumn)
        where TRows : unmanaged
    {
        int count = sizeof(TRows) - first < TRegister.Sums ? sizeof(TRows) - first : TRegister.Sums;
        V sums = TRegister.SumEach(count, s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12, s13);
        c += first * cColumn;
        if (addend != null)
            addend += first * addendColumn;
        if (cColumn == 1 && (addend == null || addendColumn == 1))
        {
            if (addend != null)
                sums = TRegister.Add(sums, TRegister.LoadFirst(addend, count));
            TRegister.StoreFirst(sums, c, count);
        }
        else
        {
            WriteColumn(sums, count, c, cColumn, addend, addendColumn);
        }
    }

    private static void WriteColumn(V sums, int count, T* c, nint cColumn, T* addend, nint addendColumn)
    {
        for (int i = 0; i < count; i++)
        {
            V sum = TRegister.Broadcast((T*)&sums + i);
            if (addend != null)
                sum = TRegister.Add(sum, TRegister.Broadcast(addend + (i * addendColumn)));
            TRegister.StoreFirst(sum, c + (i * cColumn), 1);
        }
    }
}
