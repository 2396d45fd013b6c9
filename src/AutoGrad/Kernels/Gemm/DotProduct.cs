using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>The loops around <see cref="DotKernel{T, V, TRegister}"/>: C as scalar products of rows stored along k.</summary>
internal static unsafe class DotProduct<T, V, TRegister>
    where T : unmanaged
    where V : unmanaged
    where TRegister : struct, IRegister<T, V>
{
    /// <summary>Computes a product whose left operand is stored along k; the right one is packed so if it is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in Product<T> product)
    {
        T* right = product.Right;
        nint rightColumn = product.RightColumn;
        if (product.RightStep != 1)
        {
            rightColumn = (product.Depth + TRegister.Width - 1) / TRegister.Width * TRegister.Width;
            right = PackingBuffers.Current.Right<T>(rightColumn * product.Columns);
            PackColumns(product, right, rightColumn);
        }

        var tiles = new Tiling(product.Columns, TRegister.TileRows);
        int pairedRows = product.Rows & ~1;
        for (int tile = 0; tile < tiles.Count; tile++)
        {
            int first = tiles.Start(tile), columns = tiles.Height(tile);
            T* tileRight = right + (first * rightColumn);
            Product<T> part = product.Slice(0, product.Rows, first, columns);
            if (pairedRows > 0)
                DotKernels<T, V, TRegister>.Select(columns, 2)(part.Depth, tileRight, rightColumn, part.Left, part.LeftRow, pairedRows,
                    part.C, part.CRow, part.CColumn, part.Addend, part.AddendRow, part.AddendColumn);
            if (pairedRows < part.Rows)
            {
                Product<T> last = part.Slice(pairedRows, 1, 0, columns);
                DotKernels<T, V, TRegister>.Select(columns, 1)(part.Depth, tileRight, rightColumn, last.Left, last.LeftRow, 1,
                    last.C, last.CRow, last.CColumn, last.Addend, last.AddendRow, last.AddendColumn);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackColumns(in Product<T> product, T* packed, nint packedRow)
    {
        int width = TRegister.Width;
        for (int column = 0; column < product.Columns; column += width)
            for (int p = 0; p < product.Depth; p += width)
                TRegister.Transpose(product.Right + (p * product.RightStep) + column, product.RightStep,
                    Math.Min(width, product.Depth - p), Math.Min(width, product.Columns - column),
                    packed + (column * packedRow) + p, packedRow);
    }
}
