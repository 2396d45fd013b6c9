using AutoGrad.Kernels;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Sum over axes.</summary>
    internal sealed class Sum(AxisSet axes, bool keepDims) : ReductionOperation(axes, keepDims), IOperationDefinition
    {
        public static string Formula => "y = Σ x over the axes";

        public static string Derivative => "x̄ = ȳ repeated along the axes";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("all axes", x => x[0].Sum(), [2, 3]),
            new("axis 0", x => x[0].Sum(0), [3, 4]),
            new("axis −1, keepDims", x => x[0].Sum(-1, keepDims: true), [2, 3, 2]),
            new("axes 0 and 2", x => x[0].Sum([0, 2]), [2, 3, 2]),
            new("a single number", x => x[0].Sum(), []),
        ];

        /// <summary>The sum of all elements.</summary>
        public static Sum All { get; } = new(AxisSet.All, keepDims: false);

        internal override Kept Keeps => Kept.None;

        internal override bool CanAccumulate => true;

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate) =>
            Reduction.Run<Plus>(operands[0], Axes.Bits(operands[0].Shape), result, accumulate);

        internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints) =>
            adjoints.Add(0, new BroadcastTo(application[0].Shape), Keep(yBar, application[0]));

        internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) => Apply(tangents[0]!);
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>The sum of all elements, Σᵢ xᵢ; 0 for an empty tensor.</summary>
            /// <returns>A tensor of shape [].</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            public Tensor Sum() => Operations.Sum.All.Apply(x);

            /// <summary>The sum along one axis.</summary>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <param name="keepDims">Whether the axis stays, with length 1.</param>
            /// <exception cref="ShapeException">The operand has no such axis.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            public Tensor Sum(int axis, bool keepDims = false) => new Sum(AxisSet.Of(axis), keepDims).Apply(x);

            /// <summary>The sum along several axes.</summary>
            /// <param name="axes">The axes, counted from the end if negative; none means all.</param>
            /// <param name="keepDims">Whether the axes stay, with length 1.</param>
            /// <exception cref="ShapeException">The operand has no such axis, or one is given twice.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            public Tensor Sum(ReadOnlySpan<int> axes, bool keepDims = false) => new Sum(AxisSet.Of(axes), keepDims).Apply(x);
        }
    }
}
