namespace AutoGrad;

/// <summary>Which element of an operand meets an element of the result after broadcasting.</summary>
internal static class BroadcastPlaces
{
    /// <summary>For each place of the result, in row-major order, the place in the operand.</summary>
    public static int[] Of(Shape operand, Shape result)
    {
        var places = new int[result.ElementCount];
        if (operand == result)
            return [.. Enumerable.Range(0, places.Length)];
        int missing = result.Rank - operand.Rank;
        for (int place = 0; place < places.Length; place++)
        {
            int rest = place, stride = 1;
            for (int axis = result.Rank - 1; axis >= missing; axis--)
            {
                (rest, int index) = Math.DivRem(rest, result[axis]);
                int length = operand[axis - missing];
                places[place] += length == 1 ? 0 : index * stride;
                stride *= length;
            }
        }

        return places;
    }
}
