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
