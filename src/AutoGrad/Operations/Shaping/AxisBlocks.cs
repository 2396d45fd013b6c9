namespace AutoGrad.Operations;

/// <summary>A tensor seen from one axis: <paramref name="Outer"/> blocks of <paramref name="Length"/> rows of <paramref name="Inner"/> elements.</summary>
internal readonly record struct AxisBlocks(int Outer, int Length, int Inner)
{
    public static AxisBlocks Of(Shape shape, int axis)
    {
        int outer = 1, inner = 1;
        for (int i = 0; i < axis; i++)
            outer *= shape.Axes[i];
        for (int i = axis + 1; i < shape.Rank; i++)
            inner *= shape.Axes[i];
        return new AxisBlocks(outer, shape.Axes[axis], inner);
    }
}
