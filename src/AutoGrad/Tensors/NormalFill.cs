namespace AutoGrad;

/// <summary>Pairs of normal samples by the polar method (Marsaglia and Bray, SIAM Review 6, 1964).</summary>
internal sealed class NormalFill(Random random, double mean, double standardDeviation) : RandomFill
{
    private protected override void Fill<T>(Span<T> elements)
    {
        for (int i = 0; i < elements.Length; i += 2)
        {
            double u, v, s;
            do
            {
                u = (2 * random.NextDouble()) - 1;
                v = (2 * random.NextDouble()) - 1;
                s = (u * u) + (v * v);
            }
            while (s is >= 1 or 0);
            double factor = standardDeviation * Math.Sqrt(-2 * Math.Log(s) / s);
            elements[i] = T.CreateChecked(mean + (u * factor));
            if (i + 1 < elements.Length)
                elements[i + 1] = T.CreateChecked(mean + (v * factor));
        }
    }
}
