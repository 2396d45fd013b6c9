namespace AutoGrad;

/// <summary>NumPy's rule for operands of different shapes: axes are aligned at the end, and an axis of length 1 is repeated.</summary>
internal static class Broadcasting
{
    /// <summary>The common shape of two operands.</summary>
    /// <exception cref="ShapeException">Two aligned axes differ and neither has length 1, or the common shape has more elements than a tensor holds.</exception>
    public static Shape Common(string operation, Shape a, Shape b)
    {
        if (a.Equals(b) || b.Rank == 0)
            return a;
        if (a.Rank == 0)
            return b;
        int rank = Math.Max(a.Rank, b.Rank);
        var axes = new int[rank];
        for (int i = 1; i <= rank; i++)
        {
            int p = i <= a.Rank ? a.Axes[^i] : 1, q = i <= b.Rank ? b.Axes[^i] : 1;
            if (p != q && p != 1 && q != 1)
            {
                throw new ShapeException(
                    $"{operation} cannot broadcast {a} with {b}: counted from the end, axis {i} has lengths {p} and {q}, which must be equal or 1.");
            }

            axes[^i] = p == 1 ? q : p;
        }

        return Shape.Own(axes);
    }

    /// <summary>Whether a tensor of shape <paramref name="from"/> can be repeated to fill <paramref name="to"/>.</summary>
    public static bool CanExpand(Shape from, Shape to)
    {
        if (from.Rank > to.Rank)
            return false;
        for (int i = 1; i <= from.Rank; i++)
        {
            if (from.Axes[^i] != to.Axes[^i] && from.Axes[^i] != 1)
                return false;
        }

        return true;
    }
}
