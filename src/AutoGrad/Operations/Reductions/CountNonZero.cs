using AutoGrad.Kernels;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>The number of elements other than zero.</summary>
    internal sealed class CountNonZero(int? axis, bool keepDims) : Operation, IOperationDefinition
    {
        public static string Formula => "y = |{i : xᵢ ≠ 0}| along the axis";

        public static string Derivative => "none";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("all elements", x => x[0].CountNonZero(), [2, 3]) { IsDifferentiable = false },
            new("of a mask, axis −1, keepDims", x => (x[0] > 0).CountNonZero(-1, keepDims: true), [3, 4]) { IsDifferentiable = false },
        ];

        /// <inheritdoc/>
        public override string Attributes => $"{Axes}{(keepDims ? ", keepDims" : "")}";

        internal override bool IsDifferentiable => false;

        internal override Kept Keeps => Kept.None;

        AxisSet Axes => axis is { } one ? AxisSet.Of(one) : AxisSet.All;

        internal override TensorType Infer(ReadOnlySpan<Tensor> operands) => new(Axes.Reduce(operands[0].Shape, keepDims), DType.Int32);

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
        {
            Tensor x = operands[0];
            LineLayout layout = LineLayout.Last(x.Shape.Axes, Axes.Bits(x.Shape));
            if (x.DType == DType.Bool)
            {
                Truths.CountNonZero(layout, x.Read<bool>(), result.Write<int>());
                return;
            }

            var body = new Body(x, layout, result);
            DTypeDispatch.Number(x.DType, ref body);
        }

        readonly struct Body(Tensor x, LineLayout layout, Tensor result) : INumberBody
        {
            public void Run<T>() where T : unmanaged, System.Numerics.INumber<T> => Truths.CountNonZero(layout, x.Read<T>(), result.Write<int>());
        }
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>The number of elements other than zero, or that hold; NaN counts.</summary>
            /// <returns>An Int32 tensor of shape []; no gradient flows through it.</returns>
            public Tensor CountNonZero() => new CountNonZero(null, keepDims: false).Apply(x);

            /// <summary>The number of elements other than zero, or that hold, along an axis; NaN counts.</summary>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <param name="keepDims">Whether the axis stays, with length 1.</param>
            /// <returns>An Int32 tensor; no gradient flows through it.</returns>
            /// <exception cref="ShapeException">The operand has no such axis.</exception>
            public Tensor CountNonZero(int axis, bool keepDims = false) => new CountNonZero(axis, keepDims).Apply(x);
        }
    }
}
