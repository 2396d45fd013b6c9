using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>A matrix product divided among threads as a grid of rectangles of C.</summary>
internal struct ParallelProduct<T, V, TRegister> : IParallelBody
    where T : unmanaged
    where V : unmanaged
    where TRegister : struct, IRegister<T, V>
{
    /// <summary>
    /// A thread must get so many multiply-adds, some 5 µs of work in float, to be worth the hand-over and the operands' way from core to core. With a round trip
    /// of 0.56 µs between the cores, half as many lost: 96 × 96 × 64 took 6.8 µs on one thread and 10 µs on two.
    /// </summary>
    private const long MinimumWork = 1 << 19;

    /// <summary>
    /// What it costs in multiply-adds that an element of C or of an operand is met by two threads. Whoever writes it next takes 10 ns for a line that both cores
    /// have read, in place of 1; halved, since both threads then write, that is some 40 multiply-adds for each of the line's elements.
    /// </summary>
    private const long SharingCost = 40;

    private readonly Product<T> _product;
    private readonly ProductMethod _method;
    private int _gridRows;
    private int _gridColumns;

    private ParallelProduct(in Product<T> product, ProductMethod method)
    {
        _product = product;
        _method = method;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ref Product<T> product)
    {
        ProductMethod method = ProductPlan<T, V, TRegister>.Choose(ref product);
        int parts = WorthwhileParts((long)product.Rows * product.Columns * product.Depth);
        if (parts == 1)
            ProductPlan<T, V, TRegister>.Run(method, product, default, count: 1);
        else
            Divide(product, method, parts);
    }

    /// <summary>Into how many parts so many multiply-adds are divided.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int WorthwhileParts(long work)
        => work < 2 * MinimumWork ? 1 : (int)Math.Min(Compute.MaxThreads, work / MinimumWork);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run(int part)
    {
        (int firstRow, int endRow) = Range(_product.Rows, 1, part / _gridColumns, _gridRows);
        (int firstColumn, int endColumn) = Range(_product.Columns, ProductPlan<T, V, TRegister>.Unit(_method).Columns, part % _gridColumns, _gridColumns);
        if (firstRow < endRow && firstColumn < endColumn)
            ProductPlan<T, V, TRegister>.Run(_method, _product.Slice(firstRow, endRow - firstRow, firstColumn, endColumn - firstColumn), default, count: 1);
    }

    /// <remarks>Apart, so that an undivided product need not clear the memory that this takes on the stack.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Divide(in Product<T> product, ProductMethod method, int parts)
    {
        var body = new ParallelProduct<T, V, TRegister>(product, method);
        body.ChooseGrid(parts);
        Workers.For(body._gridRows * body._gridColumns, ref body);
    }

    /// <summary>Part <paramref name="index"/> of <paramref name="parts"/> of a length, cut at multiples of <paramref name="unit"/>.</summary>
    private static (int First, int End) Range(int length, int unit, int index, int parts)
    {
        long units = (length + unit - 1) / unit;
        return ((int)Math.Min(length, units * index / parts * unit), (int)Math.Min(length, units * (index + 1) / parts * unit));
    }

    /// <summary>
    /// Takes the grid that costs least: the work of its largest rectangle, and what the threads then have in common. Rectangles side by side share the left
    /// operand and the rows of C, rectangles one below the other the right operand.
    /// </summary>
    private void ChooseGrid(int parts)
    {
        (int unitRows, int unitColumns) = ProductPlan<T, V, TRegister>.Unit(_method);
        long rowUnits = (_product.Rows + unitRows - 1) / unitRows;
        long columnUnits = (_product.Columns + unitColumns - 1) / unitColumns;
        long unitWork = (long)unitRows * unitColumns * _product.Depth;
        long left = (long)_product.Rows * _product.Depth, right = (long)_product.Depth * _product.Columns, c = (long)_product.Rows * _product.Columns;
        long best = long.MaxValue;
        for (int rows = 1; rows <= parts; rows++)
        {
            int columns = parts / rows;
            long largest = ((rowUnits + rows - 1) / rows) * ((columnUnits + columns - 1) / columns);
            long shared = (columns > 1 ? left : 0) + (rows > 1 ? right : 0) + ((_product.StoresTransposed ? rows : columns) > 1 ? c : 0);
            long cost = (largest * unitWork) + (SharingCost * shared);
            if (cost < best)
            {
                best = cost;
                _gridRows = rows;
                _gridColumns = columns;
            }
        }
    }
}
