using AutoGrad.Kernels;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>The sum over axes that broadcasting had repeated, back to the smaller shape; the transpose of <see cref="BroadcastTo"/>.</summary>
    internal sealed class SumTo(Shape shape) : Operation, IOperationDefinition
    {
        public static string Formula => "y = Σ x over the places that broadcasting makes of one";

        public static string Derivative => "x̄ = ȳ repeated";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("leading axes", x => x[0].SumTo([3]), [2, 2, 3]),
            new("an inner axis", x => x[0].SumTo([2, 1, 2]), [2, 3, 2]),
            new("leading and inner axes", x => x[0].SumTo([1, 3]), [2, 2, 3]),
            new("to a single number", x => x[0].SumTo([]), [2, 3]),
            new("of a single number", x => x[0].SumTo([]), []),
        ];

        /// <inheritdoc/>
        public override string Attributes => $"to {shape}";

        internal override Kept Keeps => Kept.None;

        internal override bool CanAccumulate => true;

        internal override TensorType Infer(ReadOnlySpan<Tensor> operands)
        {
            Tensor x = operands[0];
            if (!x.DType.IsFloating)
                throw new DTypeException($"SumTo needs Float32 or Float64 elements, but it got {x.DType} {x.Shape}; cast with To(DType.Float32).");
            if (!Broadcasting.CanExpand(shape, x.Shape))
                throw new ShapeException($"SumTo cannot sum {x.Shape} to {shape}: aligned at the end, each axis must be equal or 1.");
            AxisSet.CheckRank(x.Shape);
            return new TensorType(shape, x.DType);
        }

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate) =>
            Reduction.Run<Plus>(operands[0], ReducedAxes(operands[0].Shape), result, accumulate);

        internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints) =>
            adjoints.Add(0, new BroadcastTo(application[0].Shape), yBar);

        internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) => Apply(tangents[0]!);

        ulong ReducedAxes(Shape from)
        {
            ulong reduced = 0;
            int added = from.Rank - shape.Rank;
            for (int axis = 0; axis < from.Rank; axis++)
            {
                if (axis < added || (shape.Axes[axis - added] == 1 && from.Axes[axis] != 1))
                    reduced |= 1UL << axis;
            }

            return reduced;
        }
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>The sum over the axes that broadcasting would repeat, down to a smaller shape: the transpose of <c>BroadcastTo</c>.</summary>
            /// <param name="shape">The shape of the result, which must broadcast to that of the operand.</param>
            /// <exception cref="ShapeException">The shape does not broadcast to that of the operand.</exception>
            public Tensor SumTo(Shape shape) => x.Shape == shape ? x : new SumTo(shape).Apply(x);
        }
    }
}
