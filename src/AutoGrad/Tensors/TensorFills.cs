using System.Numerics;

namespace AutoGrad;

readonly struct DiagonalFill(Tensor tensor, int size) : INumberBody
{
    public void Run<T>() where T : unmanaged, INumber<T>
    {
        Span<T> elements = tensor.Write<T>();
        for (int i = 0; i < size; i++)
            elements[(i * size) + i] = T.One;
    }
}

readonly struct RangeFill(Tensor tensor, double start, double step) : INumberBody
{
    public void Run<T>() where T : unmanaged, INumber<T>
    {
        Span<T> elements = tensor.Write<T>();
        for (int i = 0; i < elements.Length; i++)
            elements[i] = T.CreateChecked(start + (i * step));
    }
}

readonly struct UniformFill(Tensor tensor, Random random, double low, double high) : IFloatingBody
{
    public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T bottom = T.CreateChecked(low), top = T.CreateChecked(high);
        foreach (ref T element in tensor.Write<T>())
        {
            // Rounding to a shorter type may reach the open end.
            do
                element = T.CreateChecked(low + ((high - low) * random.NextDouble()));
            while (element >= top && top > bottom);
        }
    }
}

/// <summary>Pairs of normal samples by the polar method (Marsaglia and Bray, SIAM Review 6, 1964).</summary>
readonly struct NormalFill(Tensor tensor, Random random, double mean, double standardDeviation) : IFloatingBody
{
    public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> elements = tensor.Write<T>();
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
