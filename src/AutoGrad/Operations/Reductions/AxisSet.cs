namespace AutoGrad.Operations;

/// <summary>Axes to reduce over, as the caller gave them: all, or a list that may count from the end.</summary>
internal readonly struct AxisSet
{
    readonly int[]? axes;

    AxisSet(int[]? axes) => this.axes = axes;

    public static AxisSet All => default;

    public static AxisSet Of(int axis) => new([axis]);

    public static AxisSet Of(ReadOnlySpan<int> axes) => new(axes.IsEmpty ? null : axes.ToArray());

    /// <summary>For each axis of a tensor of the given rank whether it belongs to the set.</summary>
    public bool[] Mark(int rank)
    {
        var marked = new bool[rank];
        if (axes is null)
        {
            Array.Fill(marked, true);
            return marked;
        }

        foreach (int axis in axes)
            marked[axis < 0 ? axis + rank : axis] = true;
        return marked;
    }

    /// <summary>The shape without the axes, or with length 1 in their place.</summary>
    /// <exception cref="ShapeException">The shape has no such axis, or one is given twice.</exception>
    public Shape Reduce(Shape shape, bool keepDims)
    {
        if (axes is null && !keepDims)
            return default;
        for (int i = 0; i < (axes?.Length ?? 0); i++)
        {
            for (int k = 0; k < i; k++)
            {
                if (shape.Axis(axes![i]) == shape.Axis(axes[k]))
                    throw new ShapeException($"Axis {axes[i]} is given twice for the shape {shape}; name each axis once.");
            }

            shape.Axis(axes![i]);
        }

        bool[] marked = Mark(shape.Rank);
        var kept = new List<int>(shape.Rank);
        for (int axis = 0; axis < marked.Length; axis++)
        {
            if (!marked[axis])
                kept.Add(shape.Axes[axis]);
            else if (keepDims)
                kept.Add(1);
        }

        return Shape.Wrap([.. kept]);
    }

    /// <summary>The axes in words.</summary>
    public override string ToString() => axes switch { null => "all axes", [var axis] => $"axis {axis}", _ => $"axes {string.Join(", ", axes)}" };
}
