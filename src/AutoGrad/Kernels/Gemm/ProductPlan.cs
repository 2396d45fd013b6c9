using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>Which loops compute a product.</summary>
internal enum ProductMethod
{
    /// <summary>Tiles of C with registers along its rows.</summary>
    Tiles,

    /// <summary>Scalar products with registers along the inner dimension.</summary>
    Dots,

    /// <summary>A single row of C.</summary>
    Row,
}

/// <summary>How a product is computed: as it stands or as the transposed one, and by which method. It depends on the whole product only, not on its parts.</summary>
internal readonly unsafe struct ProductPlan<T, V, TRegister>
    where T : unmanaged
    where V : unmanaged
    where TRegister : struct, IRegister<T, V>
{
    /// <summary>C must be so narrow for scalar products to be worth their sums across registers, and the inner dimension so long.</summary>
    private const int MaxDotColumns = 14;
    private const int MinDotRegisters = 4;

    private ProductPlan(in Product<T> product, ProductMethod method, bool isTransposed)
    {
        Product = product;
        Method = method;
        IsTransposed = isTransposed;
    }

    /// <summary>The product as it is computed.</summary>
    public Product<T> Product { get; }

    public ProductMethod Method { get; }

    /// <summary>Whether <see cref="Product"/> is the transposed one.</summary>
    public bool IsTransposed { get; }

    /// <summary>The rows of the smallest rectangle worth computing by itself.</summary>
    public int RowUnit => Method == ProductMethod.Tiles ? TRegister.TileRows : 2;

    /// <summary>The columns of the smallest rectangle worth computing by itself.</summary>
    public int ColumnUnit => Method switch
    {
        ProductMethod.Tiles => 2 * TRegister.Width,
        ProductMethod.Dots => TRegister.TileRows,
        _ => RowProduct<T, V, TRegister>.PanelWidth,
    };

    public static ProductPlan<T, V, TRegister> Of(in Product<T> product)
    {
        Product<T> transposed = product.Transpose();
        if (TRegister.Sums > 0 && product.Depth >= MinDotRegisters * TRegister.Width && product.LeftStep == 1)
        {
            // One column is many columns of the transposed product's one row: so the kernel takes as many of them at once as it has accumulators.
            if (product.Columns == 1 && product.RightStep == 1)
                return new(transposed, ProductMethod.Dots, isTransposed: true);
            if (product.Columns <= MaxDotColumns || (product.Rows <= MaxDotColumns && product.RightStep == 1))
                return new(product, ProductMethod.Dots, isTransposed: false);
        }

        if (product.Rows == 1 && product.RightColumn == 1)
            return new(product, ProductMethod.Row, isTransposed: false);
        if (transposed.Rows == 1 && transposed.RightColumn == 1 && !transposed.StoresTransposed)
            return new(transposed, ProductMethod.Row, isTransposed: true);
        return TileCost(transposed) < TileCost(product)
            ? new(transposed, ProductMethod.Tiles, isTransposed: true)
            : new(product, ProductMethod.Tiles, isTransposed: false);
    }

    /// <summary>Runs a part of the product.</summary>
    public void Run(in Product<T> part)
    {
        if (Method == ProductMethod.Tiles)
            BlockedProduct<T, V, TRegister>.Run(part);
        else if (Method == ProductMethod.Dots)
            DotProduct<T, V, TRegister>.Run(part);
        else
            RowProduct<T, V, TRegister>.Run(part);
    }

    /// <summary>
    /// An estimate in multiply-adds of single elements: the tiles with their empty columns, and what transposing costs, measured at about 5 per
    /// element of the right operand when packing it, and 8 per element of C when writing it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long TileCost(in Product<T> product)
    {
        long filledColumns = (product.Columns + TRegister.Width - 1) / TRegister.Width * TRegister.Width;
        long cost = product.Rows * filledColumns * product.Depth;
        if (product.RightColumn != 1)
            cost += 5L * product.Columns * product.Depth;
        if (product.StoresTransposed)
            cost += 8L * product.Rows * product.Columns;
        return cost;
    }
}
