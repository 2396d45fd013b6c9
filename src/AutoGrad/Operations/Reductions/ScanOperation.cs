using System.Numerics;
using AutoGrad.Algebra;
using AutoGrad.Kernels;

namespace AutoGrad.Operations;

/// <summary>A running computation along an axis, forwards or backwards; the result has the shape of the operand.</summary>
internal abstract class ScanOperation(int axis, bool isReverse) : LineOperation(axis)
{
    /// <inheritdoc/>
    public override string Attributes => isReverse ? $"{base.Attributes}, backwards" : base.Attributes;

    private protected bool IsReverse => isReverse;

    /// <summary>The elements one place earlier in the direction of the scan, and zeros at its start.</summary>
    private protected Tensor Earlier(Tensor x) => Shift(x, !isReverse);

    /// <summary>The elements one place later in the direction of the scan, and zeros at its end.</summary>
    private protected Tensor Later(Tensor x) => Shift(x, isReverse);

    private protected void Run<TScan>(TScan scan, ReadOnlySpan<Tensor> operands, Tensor result) where TScan : struct, IScan
    {
        var body = new Body<TScan>(scan, Lines(result.Shape), isReverse, operands, result);
        DTypeDispatch.Floating(result.DType, ref body);
    }

    /// <summary>A scan that combines the elements before each place: rows of floats are combined in double precision, everything else by the scan itself.</summary>
    private protected void Run<TScan, TCombiner>(TScan scan, bool isExclusive, ReadOnlySpan<Tensor> operands, Tensor result)
        where TScan : struct, IScan
        where TCombiner : struct, ICombiner
    {
        LineLayout layout = Lines(result.Shape);
        if (result.DType != DType.Float32 || layout.Inner != 1)
        {
            Run(scan, operands, result);
            return;
        }

        var body = new RowScanBody<TCombiner>(layout, isReverse, isExclusive, operands[0].Read<float>(), result.Write<float>());
        Kernels.Lines.ForEach<RowScanBody<TCombiner>, float>(ref body, layout, picosecondsPerElement: 500);
    }

    Tensor Shift(Tensor x, bool up)
    {
        if (x.Shape[Axis] == 0)
            return x;
        return up ? x.Slice(Axis, ..^1).Pad(Axis, 1, 0) : x.Slice(Axis, 1..).Pad(Axis, 0, 1);
    }

    readonly ref struct Body<TScan>(TScan scan, LineLayout layout, bool isReverse, ReadOnlySpan<Tensor> operands, Tensor result) : IFloatingBody
        where TScan : struct, IScan
    {
        readonly ReadOnlySpan<Tensor> operands = operands;

        public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var body = new ScanBody<TScan, T>(
                scan, layout, isReverse, operands[0].Read<T>(), TScan.Operands > 1 ? operands[1].Read<T>() : default, result.Write<T>());
            Kernels.Lines.ForEach<ScanBody<TScan, T>, T>(ref body, layout, picosecondsPerElement: 2000);
        }
    }
}
