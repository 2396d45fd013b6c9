using System.Numerics;
using System.Numerics.Tensors;

namespace AutoGrad.Optimizers;

/// <summary>Measures and bounds gradients in place.</summary>
internal static class GradientClipping
{
    /// <summary>Σ g², added up in double.</summary>
    public static double SumOfSquares(Tensor gradient)
    {
        double sum = 0;
        if (gradient.DType == DType.Float64)
            return TensorPrimitives.SumOfSquares(gradient.Elements<double>());
        foreach (float element in gradient.Elements<float>())
            sum += (double)element * element;
        return sum;
    }

    public static void Scale(Tensor gradient, double factor)
    {
        var body = new ScaleBody(gradient, factor);
        DTypeDispatch.Floating(gradient.DType, ref body);
    }

    public static void Clamp(Tensor gradient, double limit)
    {
        var body = new ClampBody(gradient, limit);
        DTypeDispatch.Floating(gradient.DType, ref body);
    }

    readonly struct ScaleBody(Tensor gradient, double factor) : IFloatingBody
    {
        public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Span<T> elements = gradient.Write<T>();
            TensorPrimitives.Multiply(elements, T.CreateChecked(factor), elements);
        }
    }

    readonly struct ClampBody(Tensor gradient, double limit) : IFloatingBody
    {
        public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Span<T> elements = gradient.Write<T>();
            T bound = T.CreateChecked(limit);
            TensorPrimitives.Min(elements, bound, elements);
            TensorPrimitives.Max(elements, -bound, elements);
        }
    }
}
