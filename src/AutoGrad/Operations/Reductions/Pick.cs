using System.Numerics;
using AutoGrad.Kernels;

namespace AutoGrad.Operations;

/// <summary>Elements picked along an axis by places that another operation found; its transpose is <see cref="Place"/>.</summary>
internal sealed class Pick(int axis) : Operation
{
    /// <inheritdoc/>
    public override string Attributes => $"axis {axis}";

    internal override Kept Keeps => Kept.Operand1;

    internal override TensorType Infer(ReadOnlySpan<Tensor> operands) => new(operands[1].Shape, operands[0].DType);

    internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
    {
        (int outer, int length, int inner) = AxisBlocks.Of(operands[0].Shape, operands[0].Shape.Axis(axis));
        var body = new Body(operands[0], operands[1], new Stretch(outer, length, inner), result.Shape[axis], result);
        DTypeDispatch.Any(result.DType, ref body);
    }

    internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints) =>
        adjoints.Add(0, new Place(axis, application[0].Shape), yBar, application[1]);

    internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) => Apply(tangents[0]!, application[1]);

    readonly struct Body(Tensor x, Tensor places, Stretch stretch, int count, Tensor result) : IElementBody
    {
        public void Run<T>() where T : unmanaged => Gathering.Pick(stretch, x.Read<T>(), places.Read<int>(), count, result.Write<T>());
    }
}

/// <summary>Elements put along an axis to their places among zeros, added where several meet; its transpose is <see cref="Pick"/>.</summary>
internal sealed class Place(int axis, Shape shape) : Operation
{
    /// <inheritdoc/>
    public override string Attributes => $"axis {axis} of {shape}";

    internal override Kept Keeps => Kept.Operand1;

    internal override bool CanAccumulate => true;

    internal override TensorType Infer(ReadOnlySpan<Tensor> operands) => new(shape, operands[0].DType);

    internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
    {
        if (!accumulate)
            result.Clear();
        (int outer, int length, int inner) = AxisBlocks.Of(shape, shape.Axis(axis));
        var body = new Body(operands[0], operands[1], new Stretch(outer, length, inner), operands[0].Shape[axis], result);
        DTypeDispatch.Floating(result.DType, ref body);
    }

    internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints) =>
        adjoints.Add(0, new Pick(axis).Apply(yBar, application[1]));

    internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) => Apply(tangents[0]!, application[1]);

    readonly struct Body(Tensor x, Tensor places, Stretch stretch, int count, Tensor result) : IFloatingBody
    {
        public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Gathering.Add(stretch, x.Read<T>(), places.Read<int>(), count, result.Write<T>());
    }
}
