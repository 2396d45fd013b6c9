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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(Product<T> product, in BatchStrides strides, int count, int tileRows)
    {
        var tiles = new Tiling(product.Rows, tileRows);
        var tallKernel = tiles.Tall > 0 ? MicroKernels<T, V, TRegister>.Select(tiles.Low + 1, 2) : null;
        var lowKernel = MicroKernels<T, V, TRegister>.Select(tiles.Low, 2);
        int pairedColumns = product.Columns / (2 * TRegister.Width) * (2 * TRegister.Width);
        bool hasLastColumns = pairedColumns < product.Columns;
        var tallLastKernel = hasLastColumns && tiles.Tall > 0 ? MicroKernels<T, V, TRegister>.Select(tiles.Low + 1, 1) : null;
        var lowLastKernel = hasLastColumns ? MicroKernels<T, V, TRegister>.Select(tiles.Low, 1) : null;
        while (true)
        {
            int column = 0;
            for (; column < pairedColumns; column += 2 * TRegister.Width)
                RunPanel(product, tiles, column, tallKernel, lowKernel);
            if (hasLastColumns)
                RunPanel(product, tiles, column, tallLastKernel, lowLastKernel);
            if (--count == 0)
                return;
            strides.Advance(ref product);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RunPanel(in Product<T> product, in Tiling tiles, int column,
        delegate*<nint, T*, nint, nint, T*, nint, T*, nint, T*, nint, void> tallKernel,
        delegate*<nint, T*, nint, nint, T*, nint, T*, nint, T*, nint, void> lowKernel)
    {
        T* left = product.Left, right = product.Right + column, c = product.C + column;
        T* addend = product.Addend == null ? null : product.Addend + column;
        nint leftRow = product.LeftRow, addendRow = addend == null ? 0 : product.AddendRow;
        var kernel = tallKernel;
        int rows = tiles.Low + 1;
        for (int tile = 0; tile < tiles.Count; tile++)
        {
            if (tile == tiles.Tall)
            {
                kernel = lowKernel;
                rows = tiles.Low;
            }

            kernel(product.Depth, left, leftRow, product.LeftStep, right, product.RightStep, c, product.CRow, addend, addendRow);
            left += rows * leftRow;
            c += rows * product.CRow;
            addend += rows * addendRow;
        }
    }
}
