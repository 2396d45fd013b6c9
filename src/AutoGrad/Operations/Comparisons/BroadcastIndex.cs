namespace AutoGrad.Operations;

/// <summary>Which element of a broadcast operand belongs to each element of the result.</summary>
internal static class BroadcastIndex
{
    public static int[] Of(Shape operand, Shape result)
    {
        var places = new int[result.ElementCount];
        int rank = result.Rank;
        var digits = new int[rank];
        var strides = new int[rank];
        int stride = 1;
        for (int axis = rank - 1; axis >= rank - operand.Rank; axis--)
        {
            int length = operand.Axes[axis - rank + operand.Rank];
            strides[axis] = length == 1 ? 0 : stride;
            stride *= length;
        }

        int place = 0;
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = place;
            for (int axis = rank - 1; axis >= 0; axis--)
            {
                place += strides[axis];
                if (++digits[axis] < result.Axes[axis])
                    break;
                place -= digits[axis] * strides[axis];
                digits[axis] = 0;
            }
        }

        return places;
    }
}
