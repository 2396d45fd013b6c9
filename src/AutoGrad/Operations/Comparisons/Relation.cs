using System.Numerics;
using AutoGrad.Kernels;

namespace AutoGrad.Operations;

/// <summary>A comparison of numbers, element by element after broadcasting. Its result is a constant for differentiation.</summary>
internal sealed class Relation<TTest> : Operation where TTest : struct, IPairTest
{
    public static Relation<TTest> Operation { get; } = new();

    /// <inheritdoc/>
    public override string Name => typeof(TTest).Name;

    internal override bool IsDifferentiable => false;

    internal override Kept Keeps => Kept.None;

    internal override TensorType Infer(ReadOnlySpan<Tensor> operands)
    {
        Tensor a = operands[0], b = operands[1];
        Shape shape = Broadcasting.Common(Name, a.Shape, b.Shape);
        if (a.DType == DType.Bool || b.DType == DType.Bool)
            throw new DTypeException($"{Name} compares numbers, but it got {a.DType} {a.Shape} and {b.DType} {b.Shape}; cast with To(DType.Int32), or combine masks with & and |.");
        if (a.DType != b.DType && !a.IsNumber && !b.IsNumber)
            throw new DTypeException($"{Name} needs operands of one dtype, but it got {a.DType} {a.Shape} and {b.DType} {b.Shape}; cast one with To(DType.{a.DType}).");
        return new TensorType(shape, DType.Bool);
    }

    internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
    {
        // A bare number takes the tensor's dtype, as it does in a function's loop; only beside integers it stays a double, which holds both.
        DType dtype = operands[0].IsNumber ? operands[1].DType : operands[0].DType;
        if (dtype == DType.Int32 && (operands[0].IsNumber || operands[1].IsNumber))
            dtype = DType.Float64;
        var body = new Body(operands[0], operands[1], result);
        DTypeDispatch.Number(dtype, ref body);
    }

    readonly struct Body(Tensor a, Tensor b, Tensor result) : INumberBody
    {
        public void Run<T>() where T : unmanaged, INumber<T>
        {
            var test = new PairTestStretch<TTest, T>(NumberElements.Of<T>(a), NumberElements.Of<T>(b), result.Write<bool>());
            BroadcastLoop.Run(ref test, [a, b], result);
        }
    }
}
