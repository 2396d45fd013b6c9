using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>The loops around the micro kernel where nothing is packed, cut off or turned: it reads the operands and writes C where they stand.</summary>
/// <remarks>
/// Small products take less time than the decisions that large ones need, so what all products of a batch have in common is found once for all of them.
/// </remarks>
internal static unsafe class DirectProduct<T, V, TRegister>
    where T : unmanaged
    where V : unmanaged
    where TRegister : struct, IRegister<T, V>
{
    /// <summary>Whether C and the right operand are stored by rows of full registers, which the micro kernel reads and writes by itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Fits(in Product<T> product)
        => product.RightColumn == 1 && product.Columns % TRegister.Width == 0 && !product.StoresTransposed;

    /// <summary>Computes products of one shape and form, in tiles of at most <paramref name="tileRows"/> rows.</summary>
    /// <remarks>The product is not copied: reading in whole registers what was just written in single fields would stall the processor.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in Product<T> first, in BatchStrides strides, int count, int tileRows)
    {
        var tiles = new Tiling(first.Rows, tileRows);
        var tallKernel = tiles.Tall > 0 ? MicroKernels<T, V, TRegister>.Select(tiles.Low + 1, 2) : null;
        var lowKernel = MicroKernels<T, V, TRegister>.Select(tiles.Low, 2);
        int pairedColumns = first.Columns & -(2 * TRegister.Width);
        bool hasLastColumns = pairedColumns < first.Columns;
        var tallLastKernel = hasLastColumns && tiles.Tall > 0 ? MicroKernels<T, V, TRegister>.Select(tiles.Low + 1, 1) : null;
        var lowLastKernel = hasLastColumns ? MicroKernels<T, V, TRegister>.Select(tiles.Low, 1) : null;
        T* left = first.Left, right = first.Right, c = first.C, addend = first.Addend;
        for (; count > 0; count--)
        {
            for (int column = 0; column < pairedColumns; column += 2 * TRegister.Width)
                RunPanel(first, tiles, left, right + column, c + column, addend == null ? null : addend + column, tallKernel, lowKernel);
            if (hasLastColumns)
                RunPanel(first, tiles, left, right + pairedColumns, c + pairedColumns, addend == null ? null : addend + pairedColumns,
                    tallLastKernel, lowLastKernel);
            left += strides.Left;
            right += strides.Right;
            c += strides.C;
            addend = addend == null ? null : addend + strides.Addend;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RunPanel(in Product<T> product, in Tiling tiles, T* left, T* right, T* c, T* addend,
        delegate*<nint, T*, nint, nint, T*, nint, T*, nint, T*, nint, void> tallKernel,
        delegate*<nint, T*, nint, nint, T*, nint, T*, nint, T*, nint, void> lowKernel)
    {
        nint addendRow = addend == null ? 0 : product.AddendRow;
        for (int tile = 0; tile < tiles.Count; tile++)
        {
            bool isTall = tile < tiles.Tall;
            int rows = isTall ? tiles.Low + 1 : tiles.Low;
            var kernel = isTall ? tallKernel : lowKernel;
            kernel(product.Depth, left, product.LeftRow, product.LeftStep, right, product.RightStep, c, product.CRow, addend, addendRow);
            left += rows * product.LeftRow;
            c += rows * product.CRow;
            addend += rows * addendRow;
        }
    }
}
