namespace AutoGrad.Kernels;

/// <summary>A matrix product divided among threads as a grid of rectangles of C.</summary>
internal struct ParallelProduct<T, V, TRegister> : IParallelBody
    where T : unmanaged
    where V : struct
    where TRegister : struct, IRegister<T, V>
{
    /// <summary>A thread must get so many multiply-adds to be worth the hand-over.</summary>
    private const long MinimumWork = 1 << 18;

    private Product<T> _product;
    private int _gridRows;
    private int _gridColumns;

    public static void Run(in Product<T> product)
    {
        long work = (long)product.Rows * product.Columns * product.Depth;
        int parts = (int)Math.Min(Compute.MaxThreads, work / MinimumWork);
        if (parts <= 1)
        {
            BlockedProduct<T, V, TRegister>.Run(product);
            return;
        }

        var body = new ParallelProduct<T, V, TRegister> { _product = product };
        body.ChooseGrid(parts);
        Workers.For(body._gridRows * body._gridColumns, ref body);
    }

    public readonly void Run(int part)
    {
        (int firstRow, int endRow) = Range(_product.Rows, 1, part / _gridColumns, _gridRows);
        (int firstColumn, int endColumn) = Range(_product.Columns, 2 * TRegister.Width, part % _gridColumns, _gridColumns);
        if (firstRow < endRow && firstColumn < endColumn)
            BlockedProduct<T, V, TRegister>.Run(_product.Slice(firstRow, endRow - firstRow, firstColumn, endColumn - firstColumn));
    }

    /// <summary>Part <paramref name="index"/> of <paramref name="parts"/> of a length, cut at multiples of <paramref name="unit"/>.</summary>
    private static (int First, int End) Range(int length, int unit, int index, int parts)
    {
        long units = (length + unit - 1) / unit;
        return ((int)Math.Min(length, units * index / parts * unit), (int)Math.Min(length, units * (index + 1) / parts * unit));
    }

    /// <summary>Takes the grid whose largest rectangle has the fewest tiles; of equal ones, that with the fewest cuts through the rows.</summary>
    private void ChooseGrid(int parts)
    {
        long tileRows = (_product.Rows + TRegister.TileRows - 1) / TRegister.TileRows;
        long panels = (_product.Columns + (2 * TRegister.Width) - 1) / (2 * TRegister.Width);
        long best = long.MaxValue;
        for (int rows = 1; rows <= parts; rows++)
        {
            int columns = parts / rows;
            long largest = ((tileRows + rows - 1) / rows) * ((panels + columns - 1) / columns);
            if (largest < best)
            {
                best = largest;
                _gridRows = rows;
                _gridColumns = columns;
            }
        }
    }
}
