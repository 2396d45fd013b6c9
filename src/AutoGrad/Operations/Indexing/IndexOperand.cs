namespace AutoGrad.Operations;

/// <summary>What every operation with a tensor of indices asks of it.</summary>
internal static class IndexOperand
{
    /// <exception cref="DTypeException">The index is not Int32.</exception>
    public static void CheckType(string operation, Tensor index)
    {
        if (index.DType != DType.Int32)
            throw new DTypeException($"{operation} needs an Int32 index, but it got {index.DType} {index.Shape}; cast with To(DType.Int32).");
    }

    /// <exception cref="ArgumentOutOfRangeException">An index is negative or not less than <paramref name="length"/>.</exception>
    public static void CheckRange(string operation, Tensor index, int length)
    {
        ReadOnlySpan<int> values = index.Read<int>();
        if (values.IsEmpty)
            return;
        int wrong = length == 0 ? 0 : values.IndexOfAnyExceptInRange(0, length - 1);
        if (wrong >= 0)
            throw new ArgumentOutOfRangeException(nameof(index), OutOfRange(operation, index.Shape, wrong, values[wrong], length));
    }

    static string OutOfRange(string operation, Shape shape, int place, int value, int length)
    {
        var position = new int[shape.Rank];
        for (int axis = shape.Rank - 1; axis >= 0; axis--)
            (place, position[axis]) = Math.DivRem(place, shape.Axes[axis]);
        string allowed = length == 0 ? "the axis is empty" : $"allowed are 0 to {length - 1}";
        return $"{operation} got the index {value} at [{string.Join(", ", position)}] of an index of shape {shape}, but {allowed}; negative indices do not count from the end.";
    }
}
