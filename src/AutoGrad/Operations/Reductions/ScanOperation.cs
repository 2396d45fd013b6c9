using System.Numerics;
using AutoGrad.Kernels;

namespace AutoGrad.Operations;

/// <summary>A running computation along an axis, forwards or backwards; the result has the shape of the operand.</summary>
internal abstract class ScanOperation(int axis, bool isReverse) : Operation
{
    /// <inheritdoc/>
    public override string Attributes => $"axis {axis}{(isReverse ? ", backwards" : "")}";

    private protected int Axis => axis;

    private protected bool IsReverse => isReverse;

    internal override TensorType Infer(ReadOnlySpan<Tensor> operands)
    {
        Tensor x = operands[0];
        if (!x.DType.IsFloating)
            throw new DTypeException($"{Name} needs Float32 or Float64 elements, but it got {x.DType} {x.Shape}; cast with To(DType.Float32).");
        x.Shape.Axis(axis);
        return new TensorType(x.Shape, x.DType);
    }

    /// <summary>The elements one place earlier in the direction of the scan, and zeros at its start.</summary>
    private protected Tensor Earlier(Tensor x) => Shift(x, !isReverse);

    /// <summary>The elements one place later in the direction of the scan, and zeros at its end.</summary>
    private protected Tensor Later(Tensor x) => Shift(x, isReverse);

    private protected void Run<TScan>(TScan scan, ReadOnlySpan<Tensor> operands, Tensor result) where TScan : struct, IScan
    {
        var body = new Body<TScan>(scan, axis, isReverse, operands, result);
        DTypeDispatch.Floating(result.DType, ref body);
    }

    Tensor Shift(Tensor x, bool up)
    {
        if (x.Shape[axis] == 0)
            return x;
        return up ? x.Slice(axis, ..^1).Pad(axis, 1, 0) : x.Slice(axis, 1..).Pad(axis, 0, 1);
    }

    readonly ref struct Body<TScan>(TScan scan, int axis, bool isReverse, ReadOnlySpan<Tensor> operands, Tensor result) : IFloatingBody
        where TScan : struct, IScan
    {
        readonly ReadOnlySpan<Tensor> operands = operands;

        public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            (int outer, int length, int inner) = AxisBlocks.Of(result.Shape, result.Shape.Axis(axis));
            var stretch = new Stretch(outer, length, inner);
            var body = new ScanBody<TScan, T>(
                scan, stretch, isReverse, operands[0].Read<T>(), TScan.Operands > 1 ? operands[1].Read<T>() : default, result.Write<T>());
            Lines.ForEach<ScanBody<TScan, T>, T>(ref body, stretch, picosecondsPerElement: 2000);
        }
    }
}
