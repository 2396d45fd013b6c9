namespace AutoGrad.Testing;

/// <summary>Smaller shapes, the smallest first.</summary>
internal static class ShapeShrinker
{
    /// <summary>The shape with one axis less, or with one axis shorter.</summary>
    public static IEnumerable<Shape> Smaller(Shape shape) =>
        Enumerable.Range(1, shape.Rank).SelectMany(fromEnd => Lengths(shape[-fromEnd]).Select(length => With(shape, fromEnd, length)));

    /// <summary>Both shapes with an axis less or shorter, which still broadcast; or one of them with an axis of length 1.</summary>
    public static IEnumerable<(Shape Left, Shape Right)> Smaller((Shape Left, Shape Right) pair)
    {
        for (int fromEnd = 1; fromEnd <= Math.Max(pair.Left.Rank, pair.Right.Rank); fromEnd++)
        {
            int axis = fromEnd;
            int common = Math.Max(LengthOf(pair.Left, axis), LengthOf(pair.Right, axis));
            foreach (int? length in Lengths(common))
                yield return (Shortened(pair.Left, axis, length), Shortened(pair.Right, axis, length));
            if (common == 1)
                continue;
            if (LengthOf(pair.Left, axis) > 1)
                yield return (With(pair.Left, axis, 1), pair.Right);
            if (LengthOf(pair.Right, axis) > 1)
                yield return (pair.Left, With(pair.Right, axis, 1));
        }
    }

    /// <summary>What may become of an axis: nothing, length 1, one less.</summary>
    static IEnumerable<int?> Lengths(int length)
    {
        yield return null;
        if (length > 1)
            yield return 1;
        if (length > 2)
            yield return length - 1;
    }

    static int LengthOf(Shape shape, int fromEnd) => fromEnd <= shape.Rank ? shape[-fromEnd] : 1;

    /// <summary>A missing axis stays missing, and one of length 1 is repeated to whatever the other becomes.</summary>
    static Shape Shortened(Shape shape, int fromEnd, int? length) =>
        fromEnd > shape.Rank || (length is not null && shape[-fromEnd] == 1) ? shape : With(shape, fromEnd, length);

    static Shape With(Shape shape, int fromEnd, int? length)
    {
        List<int> axes = [.. shape];
        if (length is { } shorter)
            axes[^fromEnd] = shorter;
        else
            axes.RemoveAt(axes.Count - fromEnd);
        return Shape.Create([.. axes]);
    }
}
