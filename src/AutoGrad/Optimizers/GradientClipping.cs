using System.Numerics;
using System.Numerics.Tensors;
using AutoGrad.Kernels;

namespace AutoGrad.Optimizers;

/// <summary>Measures and bounds gradients in place.</summary>
internal static class GradientClipping
{
    /// <summary>√Σ g², also where the squares themselves overflow or vanish.</summary>
    public static double Norm(Tensor gradient)
    {
        var body = new NormBody(gradient);
        DTypeDispatch.Floating(gradient.DType, ref body);
        return body.Norm;
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

    struct NormBody(Tensor gradient) : IFloatingBody
    {
        public double Norm { get; private set; }

        public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            T norm = default;
            Norms.Run(p: 2, gradient.Read<T>(), axes: [gradient.Length], reduced: 1, new Span<T>(ref norm));
            Norm = double.CreateChecked(norm);
        }
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
