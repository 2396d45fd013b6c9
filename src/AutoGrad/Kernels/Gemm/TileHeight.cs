using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>The most rows of a tile whose rows of the left operand are read where they stand.</summary>
internal static unsafe class TileHeight<T, V, TRegister>
    where T : unmanaged
    where V : unmanaged
    where TRegister : struct, IRegister<T, V>
{
    /// <summary>
    /// The most rows where the right panel is small. The multiply-adds of a tile wait while the one before is stored, and the longer the more stores follow
    /// one another: 4 cycles for 6 rows of two 512-bit registers, 30 for 12, measured on Zen 4.
    /// </summary>
    private const int Low = 6;

    /// <summary>A right panel of this size is read from the first-level cache, which bears that it is read anew for each low tile.</summary>
    private const int SmallPanelBytes = 32 * 1024;

    /// <summary>How many rows are read side by side that fall on the same sets: a first-level cache has 8 to 12 places for them.</summary>
    private const int Colliding = 8;

    /// <param name="product">A product whose inner dimension is one block.</param>
    /// <param name="packsRight">Whether the right operand's panels are packed before they are read.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(in Product<T> product, bool packsRight)
    {
        // Not where C is stored transposed: that takes as long for a low tile as for a tall one.
        if (!product.StoresTransposed && product.Depth * 2 * TRegister.Width * sizeof(T) <= SmallPanelBytes)
            return Math.Min(Low, TRegister.TileRows);

        // Not where the right operand's rows collide too: they must be fetched anew for each tile, so the fewer tiles the better.
        bool readsCollidingRows = product.LeftStep == 1 && CacheSets.Collide(product.LeftRow * sizeof(T))
            && (packsRight || !CacheSets.Collide(product.RightStep * sizeof(T)));
        return readsCollidingRows ? Math.Min(Colliding, TRegister.TileRows) : TRegister.TileRows;
    }
}
