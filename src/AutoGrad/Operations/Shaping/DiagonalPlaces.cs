namespace AutoGrad.Operations;

/// <summary>The diagonal of the matrices that two axes of a tensor span.</summary>
internal readonly struct DiagonalPlaces(int offset, int axis1, int axis2)
{
    /// <summary>The shape with the diagonal as its last axis in place of the two.</summary>
    /// <exception cref="ShapeException">The shape has no such axes, or they are one.</exception>
    public Shape ShapeOf(Shape shape)
    {
        (int row, int column) = Axes(shape);
        var lengths = new List<int>(shape.Rank - 1);
        for (int axis = 0; axis < shape.Rank; axis++)
        {
            if (axis != row && axis != column)
                lengths.Add(shape.Axes[axis]);
        }

        int first = Math.Max(0, -offset), last = Math.Min(shape.Axes[row], shape.Axes[column] - offset);
        lengths.Add(Math.Max(0, last - first));
        return Shape.Wrap([.. lengths]);
    }

    /// <summary>Where the diagonal's first element is, and how far apart its elements are along the axes of <see cref="ShapeOf"/>.</summary>
    public int Locate(Shape shape, Span<int> strides)
    {
        (int row, int column) = Axes(shape);
        int stride = 1, rowStride = 0, columnStride = 0, place = shape.Rank - 2;
        for (int axis = shape.Rank - 1; axis >= 0; axis--)
        {
            if (axis == row)
                rowStride = stride;
            else if (axis == column)
                columnStride = stride;
            else
                strides[--place] = stride;
            stride *= shape.Axes[axis];
        }

        strides[shape.Rank - 2] = rowStride + columnStride;
        return offset >= 0 ? offset * columnStride : -offset * rowStride;
    }

    /// <summary>The diagonal and the axes in words.</summary>
    public override string ToString() => $"{(offset == 0 ? "" : $"offset {offset}, ")}axes {axis1} and {axis2}";

    (int Row, int Column) Axes(Shape shape)
    {
        if (shape.Rank < 2)
            throw new ShapeException($"A diagonal lies between two axes, but {shape} has {shape.Rank}; make a diagonal matrix with Diag.");
        int row = shape.Axis(axis1), column = shape.Axis(axis2);
        return row != column ? (row, column) : throw new ShapeException($"A diagonal lies between two axes, but {axis1} and {axis2} are one of {shape}.");
    }
}
