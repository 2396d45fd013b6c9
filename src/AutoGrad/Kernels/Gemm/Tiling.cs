namespace AutoGrad.Kernels;

/// <summary>Rows dealt out evenly to tiles: their heights differ by one at most, so none is too low to keep the multiply-add units busy.</summary>
internal readonly struct Tiling
{
    /// <param name="rows">The rows to deal out.</param>
    /// <param name="highest">The most rows of a tile.</param>
    public Tiling(int rows, int highest)
    {
        Count = (rows + highest - 1) / highest;
        (Low, Tall) = Math.DivRem(rows, Count);
    }

    /// <summary>How many tiles there are.</summary>
    public int Count { get; }

    /// <summary>The height of the last tiles.</summary>
    public int Low { get; }

    /// <summary>How many of the first tiles are one row taller than <see cref="Low"/>.</summary>
    public int Tall { get; }

    public int Start(int tile) => (tile * Low) + Math.Min(tile, Tall);

    public int Height(int tile) => tile < Tall ? Low + 1 : Low;
}
