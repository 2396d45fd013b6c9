using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>Decides how a product is computed: as it stands or as the transposed one, and by which loops.</summary>
/// <remarks>The decision is made for a whole product, before it is divided, so that the bits do not depend on the division.</remarks>
internal static unsafe class ProductPlan<T, V, TRegister>
    where T : unmanaged
    where V : unmanaged
    where TRegister : struct, IRegister<T, V>
{
    /// <summary>C must be so narrow for scalar products to be worth their sums across registers, and the inner dimension so many registers long.</summary>
    private const int MaxDotColumns = 14;
    private const int MinDotRegisters = 4;

    /// <summary>Chooses the method, and makes the product the transposed one where that is better.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ProductMethod Choose(ref Product<T> product)
    {
        if (product.Depth == 0)
            return ProductMethod.Empty;
        if (TRegister.Sums > 0 && product.Depth >= MinDotRegisters * TRegister.Width && product.LeftStep == 1)
        {
            if (product.Columns == 1 && product.RightStep == 1)
            {
                // Many rows of one column: as many columns of one row, the kernel takes as many of them at once as it has accumulators.
                product.Transpose();
                return ProductMethod.Dots;
            }

            if (product.Columns <= MaxDotColumns || (product.Rows <= MaxDotColumns && product.RightStep == 1))
                return ProductMethod.Dots;
        }

        if (product.Columns == 1 || TileCost(product.Columns, product.Rows, product.Depth, packs: product.LeftRow != 1, transposesC: true)
            < TileCost(product.Rows, product.Columns, product.Depth, packs: product.RightColumn != 1, transposesC: false))
        {
            product.Transpose();
        }

        return product.Rows == 1 && product.RightColumn == 1 && !product.StoresTransposed ? ProductMethod.Row : ProductMethod.Tiles;
    }

    /// <summary>Computes products of one shape and form, or such parts of them, by the method chosen for the whole.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run(ProductMethod method, in Product<T> first, in BatchStrides strides, int count)
    {
        if (method == ProductMethod.Tiles)
        {
            BlockedProduct<T, V, TRegister>.Run(first, strides, count);
            return;
        }

        RunOne(method, first);
        for (int index = 1; index < count; index++)
            RunOne(method, strides.At(first, index));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RunOne(ProductMethod method, in Product<T> product)
    {
        if (method == ProductMethod.Dots)
            DotProduct<T, V, TRegister>.Run(product);
        else if (method == ProductMethod.Row)
            RowProduct<T, V, TRegister>.Run(product);
        else
            EmptyProduct.Run(product);
    }

    /// <summary>The rows and columns of the smallest rectangle worth computing by itself.</summary>
    public static (int Rows, int Columns) Unit(ProductMethod method) => method switch
    {
        ProductMethod.Tiles => (TRegister.TileRows, 2 * TRegister.Width),
        ProductMethod.Dots => (2, TRegister.TileRows),
        _ => (1, RowProduct<T, V, TRegister>.PanelWidth),
    };

    /// <summary>
    /// An estimate in multiply-adds of single elements: the tiles with their empty columns, and what transposing costs, measured at about 5 per
    /// element of the right operand when packing it, and 8 per element of C when writing it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long TileCost(long rows, long columns, long depth, bool packs, bool transposesC)
    {
        long filledColumns = (columns + TRegister.Width - 1) & -TRegister.Width;
        return (rows * filledColumns * depth) + (packs ? 5 * columns * depth : 0) + (transposesC ? 8 * rows * columns : 0);
    }
}
