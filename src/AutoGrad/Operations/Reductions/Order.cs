using System.Numerics;
using AutoGrad.Kernels;

namespace AutoGrad.Operations;

/// <summary>The places of the elements along an axis in the order of their size, as many as asked for. They are constants for differentiation.</summary>
internal sealed class Order(int axis, bool isDescending, int? count = null) : Operation, IOperationDefinition
{
    public static string Formula => "y = the permutation that sorts x along the axis";

    public static string Derivative => "none";

    public static IEnumerable<OperationSample> Samples =>
    [
        new("axis −1", x => new Order(-1, isDescending: false).Apply(x[0]), [3, 4]) { IsDifferentiable = false },
        new("axis 0, descending, first 2", x => new Order(0, isDescending: true, 2).Apply(x[0]), [3, 4]) { IsDifferentiable = false },
    ];

    /// <inheritdoc/>
    public override string Attributes => $"axis {axis}{(isDescending ? ", descending" : "")}{(count is { } k ? $", first {k}" : "")}";

    internal override bool IsDifferentiable => false;

    internal override Kept Keeps => Kept.None;

    /// <summary>Refuses what has no order along the axis, in the name of the operation that needs it and before anything is recorded.</summary>
    public static void Check(string operation, Tensor x, int? axis)
    {
        if (!x.DType.IsFloating)
            throw new DTypeException($"{operation} needs Float32 or Float64 elements, but it got {x.DType} {x.Shape}; cast with To(DType.Float32).");
        if (axis is { } one)
            x.Shape.Axis(one);
    }

    internal override TensorType Infer(ReadOnlySpan<Tensor> operands)
    {
        Shape shape = operands[0].Shape;
        int[] axes = shape.ToArray();
        axes[shape.Axis(axis)] = count ?? shape[axis];
        return new TensorType(Shape.Wrap(axes), DType.Int32);
    }

    internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
    {
        (int outer, int length, int inner) = AxisBlocks.Of(operands[0].Shape, operands[0].Shape.Axis(axis));
        var body = new Body(operands[0], new LineLayout(outer, length, inner), isDescending, count ?? length, result);
        DTypeDispatch.Floating(operands[0].DType, ref body);
    }

    readonly struct Body(Tensor x, LineLayout layout, bool isDescending, int count, Tensor result) : IFloatingBody
    {
        public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            Orders.Sort(layout, x.Read<T>(), isDescending, count, result.Write<int>());
    }
}
