namespace AutoGrad.Planted;

/// <summary>A row of numbers seen through windows of three, with zeros beyond its ends.</summary>
static class Windows
{
    /// <summary>What stands before each number.</summary>
    public static Tensor Before(Tensor x) => x.Slice(0, ..(x.Length - 1)).Pad(0, 1, 0);

    /// <summary>What stands after each number.</summary>
    public static Tensor After(Tensor x) => x.Slice(0, 1..).Pad(0, 0, 1);

    /// <summary>The mean of each number and its neighbours, of which the first and the last have one.</summary>
    public static Tensor Averages(Tensor x)
    {
        var counts = new double[x.Length];
        Array.Fill(counts, 3);
        counts[0] = counts[^1] = 2;
        return (Before(x) + x + After(x)) / Tensor.From<double>(counts);
    }
}
