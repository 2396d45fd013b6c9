using AutoGrad.Kernels;

namespace AutoGrad.Operations;

/// <summary>One triangle of the matrices on the last two axes.</summary>
internal static class Triangle
{
    public static TensorType Infer(string operation, Tensor x) => x.Rank >= 2
        ? new TensorType(x.Shape, x.DType)
        : throw new ShapeException($"{operation} needs matrices on the last two axes, but {x.Shape} has {x.Rank} axes.");

    public static void Copy(Tensor x, int diagonal, bool isLower, Tensor result)
    {
        var body = new Body(x, diagonal, isLower, result);
        DTypeDispatch.Any(x.DType, ref body);
    }

    readonly struct Body(Tensor x, int diagonal, bool isLower, Tensor result) : IElementBody
    {
        public void Run<T>() where T : unmanaged =>
            TriangleCopy.Run(x.Read<T>(), x.Shape[^2], x.Shape[^1], diagonal, isLower, result.Write<T>());
    }
}
