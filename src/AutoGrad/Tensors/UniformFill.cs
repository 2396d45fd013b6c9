namespace AutoGrad;

/// <summary>Samples of the uniform distribution on [low, high).</summary>
internal sealed class UniformFill(Random random, double low, double high) : RandomFill
{
    private protected override void Fill<T>(Span<T> elements)
    {
        T bottom = T.CreateChecked(low), top = T.CreateChecked(high);
        foreach (ref T element in elements)
        {
            // Rounding to a shorter type may reach the open end.
            do
                element = T.CreateChecked(low + ((high - low) * random.NextDouble()));
            while (element >= top && top > bottom);
        }
    }
}
