namespace AutoGrad.Kernels;

/// <summary>Copies one triangle of each matrix of a batch and puts zeros into the other.</summary>
internal static class TriangleCopy
{
    /// <param name="source">Matrices of <paramref name="rows"/> × <paramref name="columns"/> elements, one after the other.</param>
    /// <param name="rows">The rows of a matrix.</param>
    /// <param name="columns">The columns of a matrix.</param>
    /// <param name="diagonal">The diagonal that belongs to the triangle and bounds it: 0 for the main one, above it if positive.</param>
    /// <param name="isLower">Whether what lies below the diagonal is kept, or what lies above.</param>
    /// <param name="destination">Memory for as many elements.</param>
    public static void Run<T>(ReadOnlySpan<T> source, int rows, int columns, int diagonal, bool isLower, Span<T> destination) where T : unmanaged
    {
        for (int row = 0, start = 0; start < source.Length; start += columns, row = row + 1 == rows ? 0 : row + 1)
        {
            int split = (int)Math.Clamp((long)row + diagonal + (isLower ? 1 : 0), 0, columns);
            Range kept = isLower ? ..split : split.., cleared = isLower ? split.. : ..split;
            ReadOnlySpan<T> from = source.Slice(start, columns);
            Span<T> to = destination.Slice(start, columns);
            from[kept].CopyTo(to[kept]);
            to[cleared].Clear();
        }
    }
}
