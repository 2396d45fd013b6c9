namespace AutoGrad;

/// <summary>Indices of elements, one number an axis, and places in row-major order.</summary>
internal static class ElementIndex
{
    /// <summary>The index of the element at a place in row-major order.</summary>
    public static int[] Of(Shape shape, int place)
    {
        var index = new int[shape.Rank];
        for (int axis = index.Length - 1; axis >= 0; axis--)
            (place, index[axis]) = Math.DivRem(place, shape[axis]);
        return index;
    }

    /// <summary>An element's name, such as <c>w[0, 3]</c>; that of the tensor alone for rank 0.</summary>
    public static string Text(string name, IReadOnlyList<int> index) => index.Count == 0 ? name : $"{name}[{string.Join(", ", index)}]";

    /// <summary>The place of an element in row-major order.</summary>
    /// <exception cref="ShapeException">The index does not have one number for each axis.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or beyond its axis.</exception>
    public static int Place(Shape shape, ReadOnlySpan<int> index)
    {
        if (index.Length != shape.Rank)
            throw new ShapeException($"An element of a tensor of shape {shape} is named by one number for each axis, {shape.Rank} in all, but the index has {index.Length}.");
        int place = 0;
        for (int axis = 0; axis < index.Length; axis++)
        {
            if ((uint)index[axis] >= (uint)shape[axis])
                throw new ArgumentOutOfRangeException(nameof(index), index[axis], shape[axis] == 0 ? $"A tensor of shape {shape} has no elements." : $"Axis {axis} of a tensor of shape {shape} is indexed from 0 to {shape[axis] - 1}.");
            place = (place * shape[axis]) + index[axis];
        }

        return place;
    }
}
