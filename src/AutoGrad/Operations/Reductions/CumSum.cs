using AutoGrad.Kernels;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Running sums along an axis; backwards it is its own transpose.</summary>
    internal sealed class CumSum(int axis, bool isReverse = false) : ScanOperation(axis, isReverse), IOperationDefinition
    {
        public static string Formula => "yₖ = Σ_{i≤k} xᵢ along the axis";

        public static string Derivative => "x̄ᵢ = Σ_{k≥i} ȳₖ";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("axis 0", x => x[0].CumSum(0), [3, 4]),
            new("axis −1", x => x[0].CumSum(-1), [2, 3, 2]),
        ];

        internal override Kept Keeps => Kept.None;

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate) =>
            Run<RunningSum, Plus>(default, isExclusive: false, operands, result);

        internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints) => adjoints.Add(0, new CumSum(Axis, !IsReverse).Apply(yBar));

        internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) => Apply(tangents[0]!);
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Running sums along an axis, yₖ = Σ_{i≤k} xᵢ, each rounded once.</summary>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="ShapeException">The operand has no such axis.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Derivative: the running sums of the adjoint from the end.</remarks>
            public Tensor CumSum(int axis) => new CumSum(axis).Apply(x);
        }
    }
}
