namespace AutoGrad.Kernels;

/// <summary>A matrix product divided among threads as a grid of rectangles of C.</summary>
internal struct ParallelProduct<T, V, TRegister> : IParallelBody
    where T : unmanaged
    where V : unmanaged
    where TRegister : struct, IRegister<T, V>
{
    /// <summary>A thread must get so many multiply-adds, some 2 µs of work, to be worth the hand-over.</summary>
    private const long MinimumWork = 1 << 18;

    private readonly ProductPlan<T, V, TRegister> _plan;
    private int _gridRows;
    private int _gridColumns;

    private ParallelProduct(in ProductPlan<T, V, TRegister> plan) => _plan = plan;

    public static void Run(in Product<T> product)
    {
        var plan = ProductPlan<T, V, TRegister>.Of(product);
        int parts = WorthwhileParts((long)product.Rows * product.Columns * product.Depth);
        if (parts == 1)
        {
            plan.Run(plan.Product);
            return;
        }

        var body = new ParallelProduct<T, V, TRegister>(plan);
        body.ChooseGrid(parts);
        Workers.For(body._gridRows * body._gridColumns, ref body);
    }

    /// <summary>Into how many parts so many multiply-adds are divided.</summary>
    public static int WorthwhileParts(long work)
        => work < 2 * MinimumWork ? 1 : (int)Math.Min(Compute.MaxThreads, work / MinimumWork);

    public readonly void Run(int part)
    {
        (int firstRow, int endRow) = Range(_plan.Product.Rows, 1, part / _gridColumns, _gridRows);
        (int firstColumn, int endColumn) = Range(_plan.Product.Columns, _plan.ColumnUnit, part % _gridColumns, _gridColumns);
        if (firstRow < endRow && firstColumn < endColumn)
            _plan.Run(_plan.Product.Slice(firstRow, endRow - firstRow, firstColumn, endColumn - firstColumn));
    }

    /// <summary>Part <paramref name="index"/> of <paramref name="parts"/> of a length, cut at multiples of <paramref name="unit"/>.</summary>
    private static (int First, int End) Range(int length, int unit, int index, int parts)
    {
        long units = (length + unit - 1) / unit;
        return ((int)Math.Min(length, units * index / parts * unit), (int)Math.Min(length, units * (index + 1) / parts * unit));
    }

    /// <summary>Takes the grid whose largest rectangle has the fewest units; of equal ones, that with the fewest cuts through the rows.</summary>
    private void ChooseGrid(int parts)
    {
        long rowUnits = (_plan.Product.Rows + _plan.RowUnit - 1) / _plan.RowUnit;
        long columnUnits = (_plan.Product.Columns + _plan.ColumnUnit - 1) / _plan.ColumnUnit;
        long best = long.MaxValue;
        for (int rows = 1; rows <= parts; rows++)
        {
            int columns = parts / rows;
            long largest = ((rowUnits + rows - 1) / rows) * ((columnUnits + columns - 1) / columns);
            if (largest < best)
            {
                best = largest;
                _gridRows = rows;
                _gridColumns = columns;
            }
        }
    }
}
