using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>The loops around <see cref="MacroKernel{T, V, TRegister}"/>: blocks for the caches, and what is packed for them.</summary>
/// <remarks>
/// The order is Goto's (K. Goto, R. van de Geijn, Anatomy of High-Performance Matrix Multiplication, 2008), but an operand that stays in the caches by
/// itself is read where it stands: up to some 512³, packing costs more than it gains. The inner dimension is cut by its own length only, so the bits of
/// an element depend neither on the packing nor on the rectangle it is computed in.
/// </remarks>
internal static unsafe class BlockedProduct<T, V, TRegister>
    where T : unmanaged
    where V : unmanaged
    where TRegister : struct, IRegister<T, V>
{
    /// <summary>
    /// The longest block of the inner dimension: a right panel of two 512-bit registers' width then takes up to 134 KB, a left tile 50 KB. Shorter blocks would
    /// keep one of them in the first-level cache but pass over C more often, which measured the same or worse.
    /// </summary>
    private static int MaxDepth => 4200 / sizeof(T);

    /// <summary>How many tiles of the left operand are packed at once: 350 KB, which leaves most of a second-level cache of 1 MB to the right panels.</summary>
    private const int TilesPerBlock = 7;

    /// <summary>How many columns of the right operand are packed at once.</summary>
    private const int MaxColumns = 2048;

    /// <summary>An operand larger than the second-level cache is packed, if it is read often enough.</summary>
    private const long PackedBytes = 1_200_000;
    private const int PackedReads = 256;

    /// <summary>Computes products of one shape and form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in Product<T> product, in BatchStrides strides, int count)
    {
        bool packsLeft = (long)product.Rows * product.Depth * sizeof(T) > PackedBytes && product.Columns > PackedReads;
        bool packsRight = product.RightColumn != 1
            || (product.Rows >= PackedReads && ((long)product.Columns * product.Depth * sizeof(T) > PackedBytes || CacheSets.Collide(product.RightStep * sizeof(T))));
        int depthBlocks = (product.Depth + MaxDepth - 1) / MaxDepth;
        if (depthBlocks == 1 && !packsLeft && !packsRight && DirectProduct<T, V, TRegister>.Fits(product))
        {
            DirectProduct<T, V, TRegister>.Run(product, strides, count, TileHeight<T, V, TRegister>.Of(product, packsRight));
            return;
        }

        Run(product, packsLeft, packsRight, depthBlocks);
        if (count > 1)
            RunOthers(product, strides, count, packsLeft, packsRight, depthBlocks);
    }

    private static void RunOthers(in Product<T> first, in BatchStrides strides, int count, bool packsLeft, bool packsRight, int depthBlocks)
    {
        for (int index = 1; index < count; index++)
            Run(strides.At(first, index), packsLeft, packsRight, depthBlocks);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run(in Product<T> product, bool packsLeft, bool packsRight, int depthBlocks)
    {
        if (depthBlocks == 1 && !packsLeft)
        {
            RunBlock(product, packsLeft, packsRight);
            return;
        }

        int columnsPerBlock = packsLeft ? MaxColumns : product.Columns;
        for (int column = 0; column < product.Columns; column += columnsPerBlock)
        {
            Product<T> columns = product.Slice(0, product.Rows, column, Math.Min(columnsPerBlock, product.Columns - column));
            for (int block = 0; block < depthBlocks; block++)
            {
                int step = (int)((long)product.Depth * block / depthBlocks);
                int end = (int)((long)product.Depth * (block + 1) / depthBlocks);
                RunBlock(columns.SliceDepth(step, end - step), packsLeft, packsRight);
            }
        }
    }

    /// <summary>Runs the tiles of all rows, or of one packed block of rows after the other. What is packed of the right operand is kept for all blocks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunBlock(in Product<T> product, bool packsLeft, bool packsRight)
    {
        if (!packsLeft)
        {
            var direct = new Tiling(product.Rows, TileHeight<T, V, TRegister>.Of(product, packsRight));
            MacroKernel<T, V, TRegister>.Run(product, direct, packsLeft: false, packsRight, null, isKept: false);
            return;
        }

        var tiles = new Tiling(product.Rows, TRegister.TileRows);
        T* kept = packsRight ? PackingBuffers.Current.Right<T>((nint)product.Depth * MacroKernel<T, V, TRegister>.PackedColumns(product.Columns)) : null;
        T* packed = PackingBuffers.Current.Left<T>(TilesPerBlock * (((nint)TRegister.TileRows * product.Depth) + Packing<T, V, TRegister>.Slack));
        for (int first = 0; first < tiles.Count; first += TilesPerBlock)
        {
            int firstRow = tiles.Start(first);
            Product<T> rows = product.Slice(firstRow, tiles.Start(Math.Min(tiles.Count, first + TilesPerBlock)) - firstRow, 0, product.Columns);
            var block = new Tiling(rows.Rows, TRegister.TileRows);
            PackTiles(rows, block, packed);
            rows.Left = packed;
            MacroKernel<T, V, TRegister>.Run(rows, block, packsLeft, packsRight, kept, isKept: first > 0);
        }
    }

    /// <summary>Packs tiles of the left operand, a few steps along k of all tiles at a time: where rows lie along k these are few pages of memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackTiles(in Product<T> product, in Tiling tiles, T* packed)
    {
        int stepsAtOnce = product.LeftStep == 1 ? product.Depth : Packing<T, V, TRegister>.StepsAtOnce;
        for (int step = 0; step < product.Depth; step += stepsAtOnce)
            for (int tile = 0; tile < tiles.Count; tile++)
            {
                int row = tiles.Start(tile), rows = tiles.Height(tile);
                Packing<T, V, TRegister>.PackLeft(product.Left + (row * product.LeftRow) + (step * product.LeftStep), product.LeftRow, product.LeftStep,
                    rows, Math.Min(stepsAtOnce, product.Depth - step),
                    packed + ((nint)row * product.Depth) + (tile * Packing<T, V, TRegister>.Slack) + (step * rows));
            }
    }
}
