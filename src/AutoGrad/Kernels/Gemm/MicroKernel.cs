using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace AutoGrad.Kernels;

/// <summary>The innermost loop of the matrix product: one tile of C, held in registers, over one block of the inner dimension.</summary>
/// <remarks>
/// <para>
/// Each step along k is an outer product: the vectors of the right operand are read once and multiplied with one broadcast element of the left operand per row.
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
        if (depth > PrefetchDepth)
            Prefetch<TRows>(c, cRow);

        var tile = default(Accumulators<T, V, TRegister, TRows, TVectors>);
        T* left4 = left + (4 * leftRow);
        T* left8 = left + (8 * leftRow);
        do
        {
            tile.MultiplyAdd<BroadcastElement<T, V, TRegister>>(left, left4, left8, leftRow, 1,
                TRegister.Load(right), sizeof(TVectors) > 1 ? TRegister.Load(right + TRegister.Width) : default);
            left += leftStep;
            left4 += leftStep;
            left8 += leftStep;
            right += rightStep;
        }
        while (--depth != 0);

        if (addend != null)
            tile.Add(addend, addendRow);
        tile.Store(c, cRow);
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
