using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>The loops around the micro kernel: blocks for the caches, panels of columns, tiles of rows.</summary>
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

    /// <summary>An operand of this size is likely in the second-level cache, and its rows are fetched in time without being asked for.</summary>
    private const long NearBytes = 256 * 1024;

    /// <summary>
    /// Rows that start a multiple of this apart fall on the same few sets of the caches: they push one another out although there is room.
    /// The sets of a first-level cache repeat every 4 KB, and so do those of the others as far as addresses within a page decide.
    /// </summary>
    private const int CollidingBytes = 4096;

    /// <summary>How many colliding rows are read side by side: a first-level cache has 8 to 12 places for them.</summary>
    private const int CollidingTileRows = 8;

    /// <summary>
    /// The most rows of a tile where the right panel is small. The multiply-adds of a tile wait while the one before is stored, but the fewer stores
    /// follow one another the shorter: 4 cycles for 6 rows, 30 for 12, measured on Zen 4.
    /// </summary>
    private const int LowTileRows = 6;

    /// <summary>A right panel of this size is read from the first-level cache, which bears to be read anew for each low tile.</summary>
    private const int SmallPanelBytes = 32 * 1024;

    private static int PanelWidth => 2 * TRegister.Width;

    /// <summary>Computes products of one shape and form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in Product<T> product, in BatchStrides strides, int count)
    {
        bool packsLeft = (long)product.Rows * product.Depth * sizeof(T) > PackedBytes && product.Columns > PackedReads;
        bool packsRight = product.RightColumn != 1
            || (product.Rows >= PackedReads && ((long)product.Columns * product.Depth * sizeof(T) > PackedBytes || Collide(product.RightStep)));
        int depthBlocks = CeilingOfQuotient(product.Depth, MaxDepth);
        if (depthBlocks == 1 && !packsLeft && !packsRight && DirectProduct<T, V, TRegister>.Fits(product))
        {
            DirectProduct<T, V, TRegister>.Run(product, strides, count, TileRows(product, packsRight));
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

    /// <summary>The most rows of a tile whose rows of the left operand are read where they stand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int TileRows(in Product<T> product, bool packsRight)
    {
        if (!product.StoresTransposed && product.Depth * PanelWidth * sizeof(T) <= SmallPanelBytes)
            return Math.Min(LowTileRows, TRegister.TileRows);

        // Not where the right operand's rows collide too: they must be fetched anew for each tile, so the fewer tiles the better.
        bool readsCollidingRows = product.LeftStep == 1 && Collide(product.LeftRow) && (packsRight || !Collide(product.RightStep));
        return readsCollidingRows ? Math.Min(CollidingTileRows, TRegister.TileRows) : TRegister.TileRows;
    }

    /// <summary>Runs the tiles of all rows, or of one packed block of rows after the other. What is packed of the right operand is kept for all blocks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunBlock(in Product<T> product, bool packsLeft, bool packsRight)
    {
        if (!packsLeft)
        {
            var direct = new Tiling(product.Rows, TileRows(product, packsRight));
            RunPanels(product, direct, packsLeft: false, packsRight, null, isKept: false);
            return;
        }

        var tiles = new Tiling(product.Rows, TRegister.TileRows);
        T* kept = packsRight ? PackingBuffers.Current.Right<T>((nint)product.Depth * CeilingOfQuotient(product.Columns, PanelWidth) * PanelWidth) : null;
        T* packed = PackingBuffers.Current.Left<T>(TilesPerBlock * (((nint)TRegister.TileRows * product.Depth) + Packing<T, V, TRegister>.Slack));
        for (int first = 0; first < tiles.Count; first += TilesPerBlock)
        {
            int firstRow = tiles.Start(first);
            Product<T> rows = product.Slice(firstRow, tiles.Start(Math.Min(tiles.Count, first + TilesPerBlock)) - firstRow, 0, product.Columns);
            var block = new Tiling(rows.Rows, TRegister.TileRows);
            PackTiles(rows, block, packed);
            rows.Left = packed;
            RunPanels(rows, block, packsLeft, packsRight, kept, isKept: first > 0);
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunPanels(in Product<T> product, in Tiling tiles, bool packsLeft, bool packsRight, T* kept, bool isKept)
    {
        bool hasEdge = product.Columns % TRegister.Width != 0;
        T* slot = kept == null && (packsRight || hasEdge) ? PackingBuffers.Current.Right<T>((nint)product.Depth * PanelWidth) : null;
        bool isNear = (long)product.Columns * product.Depth * sizeof(T) <= NearBytes;
        T* tile = hasEdge || product.StoresTransposed ? PackingBuffers.Current.Tile<T>(TileWriter<T, V, TRegister>.Room) : null;
        for (int column = 0; column < product.Columns; column += PanelWidth)
        {
            int columns = Math.Min(PanelWidth, product.Columns - column);
            int vectors = CeilingOfQuotient(columns, TRegister.Width);
            T* right = product.Right + (column * product.RightColumn);
            nint rightStep = product.RightStep;
            if (packsRight || columns < vectors * TRegister.Width)
            {
                T* panel = kept != null ? kept + ((nint)column * product.Depth) : slot;
                if (!isKept || kept == null)
                    Packing<T, V, TRegister>.PackRight(right, rightStep, product.RightColumn, columns, product.Depth, panel, vectors * TRegister.Width, isNear);
                right = panel;
                rightStep = vectors * TRegister.Width;
            }

            RunTiles(product, tiles, packsLeft, right, rightStep, column, columns, vectors, tile);
        }
    }

    /// <summary>Runs the tiles of one panel, which thereby stays in the second-level cache.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunTiles(
        in Product<T> product, in Tiling tiles, bool packsLeft, T* right, nint rightStep, int column, int columns, int vectors, T* buffer)
    {
        var tallKernel = tiles.Tall > 0 ? MicroKernels<T, V, TRegister>.Select(tiles.Low + 1, vectors) : null;
        var lowKernel = MicroKernels<T, V, TRegister>.Select(tiles.Low, vectors);
        bool isBuffered = columns < vectors * TRegister.Width || product.StoresTransposed;
        T* left = product.Left;
        T* c = product.C + (column * product.CColumn);
        T* addend = product.Addend == null ? null : product.Addend + (column * product.AddendColumn);
        for (int tile = 0; tile < tiles.Count; tile++)
        {
            int rows = tiles.Height(tile);
            nint leftRow = packsLeft ? 1 : product.LeftRow, leftStep = packsLeft ? rows : product.LeftStep;
            var kernel = tile < tiles.Tall ? tallKernel : lowKernel;
            if (!isBuffered)
            {
                kernel(product.Depth, left, leftRow, leftStep, right, rightStep, c, product.CRow, addend, product.AddendRow);
            }
            else
            {
                int bufferRow = vectors * TRegister.Width;
                kernel(product.Depth, left, leftRow, leftStep, right, rightStep, buffer, bufferRow, null, 0);
                if (product.StoresTransposed)
                    TileWriter<T, V, TRegister>.WriteTransposed(buffer, bufferRow, rows, columns, c, product.CColumn, addend, product.AddendColumn);
                else
                    TileWriter<T, V, TRegister>.Write(buffer, bufferRow, rows, columns, c, product.CRow, addend, product.AddendRow);
            }

            left += packsLeft ? ((nint)rows * product.Depth) + Packing<T, V, TRegister>.Slack : rows * product.LeftRow;
            c += rows * product.CRow;
            if (addend != null)
                addend += rows * product.AddendRow;
        }
    }

    private static bool Collide(nint distance) => distance * sizeof(T) % CollidingBytes == 0;

    private static int CeilingOfQuotient(int dividend, int divisor) => (dividend + divisor - 1) / divisor;
}
