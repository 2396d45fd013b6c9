using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>The two loops around the micro kernel: panels of columns of C, and the tiles of rows in each.</summary>
internal static unsafe class MacroKernel<T, V, TRegister>
    where T : unmanaged
    where V : unmanaged
    where TRegister : struct, IRegister<T, V>
{
    /// <summary>An operand of this size is likely in the second-level cache, and its rows are fetched in time without being asked for.</summary>
    private const long NearBytes = 256 * 1024;

    private static int PanelWidth => 2 * TRegister.Width;

    /// <summary>How many columns of memory the packed panels of so many columns take.</summary>
    public static int PackedColumns(int columns) => (columns + PanelWidth - 1) / PanelWidth * PanelWidth;

    /// <summary>Computes a product whose inner dimension is one block.</summary>
    /// <param name="product">The product; its left operand is the packed one, if <paramref name="packsLeft"/>.</param>
    /// <param name="tiles">The rows' tiles.</param>
    /// <param name="packsLeft">Whether the left operand is packed by these tiles.</param>
    /// <param name="packsRight">Whether the right operand's panels are packed before they are read.</param>
    /// <param name="kept">Where all packed panels are kept for other rows, or null if each may overwrite the one before.</param>
    /// <param name="isKept">Whether the panels are packed there already.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in Product<T> product, in Tiling tiles, bool packsLeft, bool packsRight, T* kept, bool isKept)
    {
        bool hasEdge = product.Columns % TRegister.Width != 0;
        T* slot = kept == null && (packsRight || hasEdge) ? PackingBuffers.Current.Right<T>((nint)product.Depth * PanelWidth) : null;
        bool isNear = (long)product.Columns * product.Depth * sizeof(T) <= NearBytes;
        T* tile = hasEdge || product.StoresTransposed ? PackingBuffers.Current.Tile<T>(TileWriter<T, V, TRegister>.Room) : null;
        for (int column = 0; column < product.Columns; column += PanelWidth)
        {
            int columns = Math.Min(PanelWidth, product.Columns - column);
            int vectors = (columns + TRegister.Width - 1) / TRegister.Width;
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
}
