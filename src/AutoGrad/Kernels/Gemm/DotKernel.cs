using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>Scalar products of up to 12 rows of one operand with all rows of another, both stored along k.</summary>
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
        int tail = (int)(depth % TRegister.Width);
        nint whole = depth - tail;
        for (; rightRows > 0; rightRows -= sizeof(TVectors))
        {
            var products = default(Accumulators<T, V, TRegister, TRows, TVectors>);
            T* left0 = left;
            T* left4 = left + (4 * leftRow);
            T* left8 = left + (8 * leftRow);
            T* end = right + whole;
            for (; right < end; right += TRegister.Width)
            {
                products.MultiplyAdd<FullRegister<T, V, TRegister>>(left0, left4, left8, leftRow, TRegister.Width,
                    TRegister.Load(right), sizeof(TVectors) > 1 ? TRegister.Load(right + rightRow) : default);
                left0 += TRegister.Width;
                left4 += TRegister.Width;
                left8 += TRegister.Width;
            }

            if (tail > 0)
            {
                V right0 = TRegister.LoadFirst(right, tail), right1 = default;
                if (sizeof(TVectors) > 1)
                    right1 = TRegister.LoadFirst(right + rightRow, tail);
                products.MultiplyAdd<PartialRegister<T, V, TRegister>>(left0, left4, left8, leftRow, tail, right0, right1);
            }

            DotWriter<T, V, TRegister>.Write(products, ofSecond: false, c, cColumn, addend, addendColumn);
            if (sizeof(TVectors) > 1)
                DotWriter<T, V, TRegister>.Write(products, ofSecond: true, c + cRow, cColumn, addend == null ? null : addend + addendRow, addendColumn);
            right += (sizeof(TVectors) * rightRow) - whole;
            c += sizeof(TVectors) * cRow;
            if (addend != null)
                addend += sizeof(TVectors) * addendRow;
        }
    }
}
