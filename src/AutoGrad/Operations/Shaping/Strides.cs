namespace AutoGrad.Operations;

/// <summary>How far apart in memory the neighbours along each axis of a tensor are.</summary>
internal static class Strides
{
    /// <summary>Fills in the strides of a dense tensor.</summary>
    public static void RowMajor(ReadOnlySpan<int> lengths, Span<int> strides)
    {
        int stride = 1;
        for (int axis = lengths.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= lengths[axis];
        }
    }

    /// <summary>Fills in the strides of a dense operand that is repeated to <paramref name="lengths"/>: 0 along the repeated axes.</summary>
    public static void Repeated(ReadOnlySpan<int> operand, ReadOnlySpan<int> lengths, Span<int> strides)
    {
        int added = lengths.Length - operand.Length, stride = 1;
        for (int axis = lengths.Length - 1; axis >= 0; axis--)
        {
            bool isRepeated = axis < added || operand[axis - added] == 1;
            strides[axis] = isRepeated ? 0 : stride;
            stride *= axis < added ? 1 : operand[axis - added];
        }
    }

    /// <summary>Whether elements at these strides follow one another without gaps, in order.</summary>
    public static bool AreDense(ReadOnlySpan<int> lengths, ReadOnlySpan<int> strides)
    {
        int stride = 1;
        for (int axis = lengths.Length - 1; axis >= 0; axis--)
        {
            if (lengths[axis] != 1 && strides[axis] != stride)
                return false;
            stride *= lengths[axis];
        }

        return true;
    }
}
