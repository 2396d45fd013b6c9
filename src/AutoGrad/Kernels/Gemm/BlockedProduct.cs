using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>The loops around the micro kernel, for a rectangle of C: blocks for the caches, panels of columns, tiles of rows.</summary>
/// <remarks>
/// The order is Goto's (Anatomy of High-Performance Matrix Multiplication, 2008), but an operand that stays in the caches by itself is read where it
/// stands: below some 512³, packing costs more than it gains. The inner dimension is cut by its own length only, so the bits of an
/// element depend neither on the packing nor on the rectangle it is computed in.
/// </remarks>
internal static unsafe class BlockedProduct<T, V, TRegister>
    where T : unmanaged
    where V : struct
    where TRegister : struct, IRegister<T, V>
{
    /// <summary>The longest block of the inner dimension: a panel of the right operand of 2 registers' width then takes 100 KB, a left tile 43 KB.</summary>
    private static int MaxDepth => 3200 / sizeof(T);

    /// <summary>How many tiles of the left operand are packed at once: with <see cref="MaxDepth"/> half of a second-level cache of 1 MB.</summary>
    private const int TilesPerBlock = 12;

    /// <summary>How many columns of the right operand are packed at once.</summary>
    private const int MaxColumns = 2048;

    /// <summary>An operand larger than the second-level cache is packed if it is then read often enough.</summary>
    private const long PackedBytes = 1_200_000;
    private const int PackedReads = 256;

    public static void Run(in Product<T> product, int firstRow, int rows, int firstColumn, int columns)
    {
        int width = TRegister.Width;
        int panelWidth = 2 * width;
        bool packLeft = (long)product.Rows * product.Depth * sizeof(T) > PackedBytes && product.Columns > PackedReads;
        bool packRight = product.RightColumn != 1
            || ((long)product.Columns * product.Depth * sizeof(T) > PackedBytes && product.Rows > PackedReads);
        int tiles = (rows + TRegister.TileRows - 1) / TRegister.TileRows;
        int tilesPerBlock = packLeft ? TilesPerBlock : tiles;
        int depthBlocks = (product.Depth + MaxDepth - 1) / MaxDepth;
        int longestBlock = (product.Depth + depthBlocks - 1) / depthBlocks;
        bool keepsPanels = tilesPerBlock < tiles;

        T* leftBuffer = null, rightBuffer = null, tile = null;
        if (packLeft)
            leftBuffer = PackingBuffers.Current.Left<T>(((nint)TilesPerBlock * TRegister.TileRows * longestBlock) + Packing<T, V, TRegister>.Slack);
        if (packRight || columns % width != 0)
            rightBuffer = PackingBuffers.Current.Right<T>((nint)longestBlock * (keepsPanels ? Math.Min(MaxColumns, columns + panelWidth) : panelWidth));
        if (product.StoresTransposed || columns % width != 0)
            tile = PackingBuffers.Current.Tile<T>(TileWriter<T, V, TRegister>.Room);

        for (int columnBlock = 0; columnBlock < columns; columnBlock += MaxColumns)
        {
            int blockColumns = Math.Min(MaxColumns, columns - columnBlock);
            for (int depthBlock = 0; depthBlock < depthBlocks; depthBlock++)
            {
                int step = (int)((long)product.Depth * depthBlock / depthBlocks);
                int depth = (int)((long)product.Depth * (depthBlock + 1) / depthBlocks) - step;
                T* addend = depthBlock == 0 ? product.Addend : product.C;
                nint addendRow = depthBlock == 0 ? product.AddendRow : product.CRow;
                for (int tileBlock = 0; tileBlock < tiles; tileBlock += tilesPerBlock)
                {
                    int endTile = Math.Min(tiles, tileBlock + tilesPerBlock);
                    int blockRow = RowOfTile(tileBlock, tiles, rows);
                    T* left = product.Left + ((firstRow + blockRow) * product.LeftRow) + (step * product.LeftStep);
                    nint leftRow = product.LeftRow, leftStep = product.LeftStep;
                    if (packLeft)
                    {
                        for (int t = tileBlock; t < endTile; t++)
                        {
                            int row = RowOfTile(t, tiles, rows) - blockRow;
                            Packing<T, V, TRegister>.PackLeft(left + (row * leftRow), leftRow, leftStep,
                                RowOfTile(t + 1, tiles, rows) - blockRow - row, depth, leftBuffer + ((nint)row * depth));
                        }

                        left = leftBuffer;
                    }

                    for (int panel = 0; panel < blockColumns; panel += panelWidth)
                    {
                        int panelColumns = Math.Min(panelWidth, blockColumns - panel);
                        int vectors = (panelColumns + width - 1) / width;
                        int column = firstColumn + columnBlock + panel;
                        T* right = product.Right + (column * product.RightColumn) + (step * product.RightStep);
                        nint rightStep = product.RightStep;
                        bool isEdge = panelColumns < vectors * width;
                        if (packRight || isEdge)
                        {
                            T* packed = rightBuffer + (keepsPanels ? (nint)panel * depth : 0);
                            if (tileBlock == 0)
                                Packing<T, V, TRegister>.PackRight(right, product.RightStep, product.RightColumn, panelColumns, depth, packed, vectors * width);
                            right = packed;
                            rightStep = vectors * width;
                        }

                        for (int t = tileBlock; t < endTile; t++)
                        {
                            int row = RowOfTile(t, tiles, rows) - blockRow;
                            int tileRows = RowOfTile(t + 1, tiles, rows) - blockRow - row;
                            T* tileLeft = left + (packLeft ? (nint)row * depth : row * leftRow);
                            nint tileLeftRow = packLeft ? 1 : leftRow, tileLeftStep = packLeft ? tileRows : leftStep;
                            int cRowIndex = firstRow + blockRow + row;
                            var kernel = MicroKernels<T, V, TRegister>.Select(tileRows, vectors);
                            if (product.StoresTransposed)
                            {
                                kernel(depth, tileLeft, tileLeftRow, tileLeftStep, right, rightStep, tile, vectors * width, null, 0);
                                TileWriter<T, V, TRegister>.WriteTransposed(tile, vectors * width, tileRows, panelColumns,
                                    product.C + (column * product.CRow) + cRowIndex, product.CRow,
                                    addend == null ? null : addend + (column * addendRow) + cRowIndex, addendRow);
                            }
                            else
                            {
                                T* c = product.C + (cRowIndex * product.CRow) + column;
                                T* tileAddend = addend == null ? null : addend + (cRowIndex * addendRow) + column;
                                if (isEdge)
                                {
                                    kernel(depth, tileLeft, tileLeftRow, tileLeftStep, right, rightStep, tile, vectors * width, null, 0);
                                    TileWriter<T, V, TRegister>.Write(tile, vectors * width, tileRows, panelColumns, c, product.CRow, tileAddend, addendRow);
                                }
                                else
                                {
                                    kernel(depth, tileLeft, tileLeftRow, tileLeftStep, right, rightStep, c, product.CRow, tileAddend, addendRow);
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// <summary>The first row of a tile: rows are dealt out evenly, so tiles differ by one row at most and none is too low to keep the units busy.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int RowOfTile(int tile, int tiles, int rows) => (int)((long)rows * tile / tiles);
}
