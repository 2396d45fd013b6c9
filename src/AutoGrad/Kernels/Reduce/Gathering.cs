namespace AutoGrad.Kernels;

/// <summary>Elements picked along the middle axis of an array by their places, and put back there.</summary>
internal static class Gathering
{
    /// <summary>destination[b, i, c] ← source[b, places[b, i, c], c].</summary>
    public static void Pick<T>(in Stretch stretch, ReadOnlySpan<T> source, ReadOnlySpan<int> places, int count, Span<T> destination)
    {
        (int outer, int length, int inner, _) = stretch;
        for (int block = 0, i = 0; block < outer; block++)
        {
            for (int row = 0; row < count; row++)
            {
                for (int column = 0; column < inner; column++, i++)
                    destination[i] = source[(((block * length) + places[i]) * inner) + column];
            }
        }
    }

    /// <summary>destination[b, places[b, i, c], c] ← destination[b, places[b, i, c], c] + source[b, i, c].</summary>
    public static void Add<T>(in Stretch stretch, ReadOnlySpan<T> source, ReadOnlySpan<int> places, int count, Span<T> destination)
        where T : System.Numerics.IAdditionOperators<T, T, T>
    {
        (int outer, int length, int inner, _) = stretch;
        for (int block = 0, i = 0; block < outer; block++)
        {
            for (int row = 0; row < count; row++)
            {
                for (int column = 0; column < inner; column++, i++)
                    destination[(((block * length) + places[i]) * inner) + column] += source[i];
            }
        }
    }
}
