namespace AutoGrad.Operations;

/// <summary>Every <paramref name="Step"/>-th element of a stretch of an axis; a negative step goes from the stretch's end to its beginning.</summary>
internal readonly record struct AxisRange(int Axis, Range Range, int Step = 1)
{
    /// <summary>Where the stretch lies on an axis, and how many elements are taken.</summary>
    /// <exception cref="ShapeException">The step is 0, the shape has no such axis, or the range exceeds it.</exception>
    public (int Start, int End, int Count) Within(Shape shape)
    {
        int length = shape.Axes[shape.Axis(Axis)], start = Range.Start.GetOffset(length), end = Range.End.GetOffset(length);
        if (start < 0 || end > length || start > end)
            throw new ShapeException($"The range {Range} does not lie within axis {Axis} of {shape}, whose length is {length}.");
        if (Step is 0 or int.MinValue)
            throw new ShapeException($"A slice cannot go by steps of {Step}; 1 takes every element, and −1 takes them backwards.");
        return (start, end, (int)(((long)end - start + Math.Abs(Step) - 1) / Math.Abs(Step)));
    }

    /// <summary>What surrounds the elements when they stand in their places again.</summary>
    public AxisMargin Margin(Shape shape)
    {
        (int start, int end, int count) = Within(shape);
        int span = AxisMargin.Span(count, Step);
        int before = Step > 0 ? start : end - span;
        return new AxisMargin(Axis, before, shape[Axis] - before - span, Step);
    }

    /// <summary>The range and the step in words.</summary>
    public override string ToString() => Step == 1 ? $"axis {Axis} {Range}" : $"axis {Axis} {Range} by {Step}";
}
