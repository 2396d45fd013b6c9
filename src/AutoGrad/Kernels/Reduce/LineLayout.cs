namespace AutoGrad.Kernels;

/// <summary>Adjacent reduced axes seen as the middle one of three.</summary>
/// <param name="Outer">The number of blocks.</param>
/// <param name="Length">The number of rows in a block, which are reduced to one.</param>
/// <param name="Inner">The number of elements in a row.</param>
/// <param name="OuterAxes">How many axes the blocks run over.</param>
internal readonly record struct LineLayout(int Outer, int Length, int Inner, int OuterAxes = 0)
{
    /// <summary>The last reduced axes of a shape that stand side by side. Bit i of <paramref name="reduced"/> tells about axis i; an axis of length 1 may count as either.</summary>
    public static LineLayout Last(ReadOnlySpan<int> axes, ulong reduced)
    {
        int axis = axes.Length, outer = 1, length = 1, inner = 1;
        for (; axis > 0 && !IsReduced(axis - 1, axes, reduced); axis--)
            inner *= axes[axis - 1];
        for (; axis > 0 && (axes[axis - 1] == 1 || IsReduced(axis - 1, axes, reduced)); axis--)
            length *= axes[axis - 1];
        for (int i = 0; i < axis; i++)
            outer *= axes[i];
        return new LineLayout(outer, length, inner, axis);
    }

    /// <summary>Whether further axes are reduced in front of this layout.</summary>
    public bool IsFirst(ReadOnlySpan<int> axes, ulong reduced)
    {
        for (int axis = 0; axis < OuterAxes; axis++)
        {
            if (IsReduced(axis, axes, reduced))
                return false;
        }

        return true;
    }

    /// <summary>The place, among the blocks of the final result, of a block of this layout.</summary>
    public int PlaceInResult(int block, ReadOnlySpan<int> axes, ulong reduced)
    {
        int place = 0, stride = 1;
        for (int axis = OuterAxes - 1; axis >= 0; axis--)
        {
            (block, int digit) = Math.DivRem(block, axes[axis]);
            if (IsReduced(axis, axes, reduced))
                continue;
            place += digit * stride;
            stride *= axes[axis];
        }

        return place;
    }

    static bool IsReduced(int axis, ReadOnlySpan<int> axes, ulong reduced) => (reduced >> axis & 1) != 0 && axes[axis] != 1;
}
