namespace AutoGrad.Operations;

/// <summary>Axes to reduce over, as the caller gave them: all, one, or a list; they may count from the end.</summary>
internal readonly struct AxisSet
{
    /// <summary>A set is a word with a bit for each axis.</summary>
    const int MaxRank = 64;

    readonly int[]? list;
    readonly int single;
    readonly bool isSingle;

    AxisSet(int[]? list, int single = 0, bool isSingle = false)
    {
        this.list = list;
        this.single = single;
        this.isSingle = isSingle;
    }

    public static AxisSet All => default;

    public static AxisSet Of(int axis) => new(null, axis, isSingle: true);

    public static AxisSet Of(ReadOnlySpan<int> axes) => axes.Length switch { 0 => All, 1 => Of(axes[0]), _ => new(axes.ToArray()) };

    bool IsAll => list is null && !isSingle;

    /// <summary>The axes of a shape that belong to the set: bit i tells about axis i.</summary>
    /// <exception cref="ShapeException">The shape has no such axis, or one is given twice.</exception>
    public ulong Bits(Shape shape)
    {
        if (IsAll)
            return ulong.MaxValue;
        CheckRank(shape);
        if (list is null)
            return 1UL << shape.Axis(single);
        ulong bits = 0;
        foreach (int axis in list)
        {
            ulong bit = 1UL << shape.Axis(axis);
            if ((bits & bit) != 0)
                throw new ShapeException($"Axis {axis} is given twice for the shape {shape}; name each axis once.");
            bits |= bit;
        }

        return bits;
    }

    /// <summary>Refuses shapes with more axes than a set can tell apart.</summary>
    /// <exception cref="ShapeException">The shape has more than 64 axes.</exception>
    public static void CheckRank(Shape shape)
    {
        if (shape.Rank > MaxRank)
            throw new ShapeException($"A reduction takes tensors of at most {MaxRank} axes, but the shape {shape} has {shape.Rank}; merge some with Reshape.");
    }

    /// <summary>The shape without the axes, or with length 1 in their place.</summary>
    /// <exception cref="ShapeException">The shape has no such axis, one is given twice, or what is left has more elements than a tensor can have.</exception>
    public Shape Reduce(Shape shape, bool keepDims)
    {
        if (IsAll && !keepDims)
            return default;
        ulong bits = Bits(shape);
        var left = new int[keepDims ? shape.Rank : shape.Rank - (list?.Length ?? 1)];
        int place = 0;
        for (int axis = 0; axis < shape.Rank; axis++)
        {
            bool isReduced = (bits >> axis & 1) != 0;
            if (!isReduced || keepDims)
                left[place++] = isReduced ? 1 : shape.Axes[axis];
        }

        // The length that is left out may have been 0, so that the others may have any product.
        return Shape.Own(left);
    }

    /// <summary>How many elements of a shape go into one of the result.</summary>
    public int Count(Shape shape)
    {
        ulong bits = Bits(shape);
        int count = 1;
        for (int axis = 0; axis < shape.Rank; axis++)
            count *= (bits >> axis & 1) != 0 ? shape.Axes[axis] : 1;
        return count;
    }

    /// <summary>The axes in words.</summary>
    public override string ToString() => isSingle ? $"axis {single}" : list is null ? "all axes" : $"axes {string.Join(", ", list)}";
}
