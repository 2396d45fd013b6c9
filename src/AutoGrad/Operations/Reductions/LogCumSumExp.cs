using AutoGrad.Kernels;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Running logarithms of sums of powers of e along an axis.</summary>
    internal sealed class LogCumSumExp(int axis) : ScanOperation(axis, isReverse: false), IOperationDefinition
    {
        public static string Formula => "yₖ = ln Σ_{i≤k} e^xᵢ along the axis";

        public static string Derivative => "x̄ᵢ = Σ_{k≥i} ȳₖ e^(xᵢ − yₖ)";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("axis 0", x => x[0].LogCumSumExp(0), [3, 4]),
            new("axis −1", x => x[0].LogCumSumExp(-1), [2, 3, 2]),
        ];

        internal override Kept Keeps => Kept.Operand0 | Kept.Result;

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate) => Run(default(RunningLogSumExp), operands, result);

        internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints)
        {
            if (yBar.Length == 0)
            {
                adjoints.Add(0, yBar);
                return;
            }

            // x̄ᵢ = e^(xᵢ − yᵢ) sᵢ with sᵢ = ȳᵢ + e^(yᵢ − yᵢ₊₁) sᵢ₊₁: y never falls, so no power exceeds 1.
            Tensor decay = Decay(application.Result).Pad(Axis, 0, 1);
            adjoints.Add(0, Weights(application) * new Recurrence(Axis, isReverse: true).Apply(decay, yBar));
        }

        internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) => tangents[0]!.Length == 0
            ? tangents[0]
            : new Recurrence(Axis, isReverse: false).Apply(Decay(application.Result).Pad(Axis, 1, 0), Weights(application) * tangents[0]!);

        static Tensor Weights(in Application application) => Tensor.Map(new ExpBelow(), application[0], application.Result);

        /// <summary>e^(yₖ − yₖ₊₁), for all places but the last.</summary>
        Tensor Decay(Tensor y) => Tensor.Map(new ExpBelow(), y.Slice(Axis, ..^1), y.Slice(Axis, 1..));
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Running logarithms of sums of powers along an axis, yₖ = ln Σ_{i≤k} e^xᵢ, shifted so that no power overflows.</summary>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="ShapeException">The operand has no such axis.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>
            /// Domain: the reals and −∞. Derivative: Σ_{k≥i} ȳₖ e^(xᵢ − yₖ); 0 where all elements so far are −∞. Kept for backward: x and y.
            /// </remarks>
            public Tensor LogCumSumExp(int axis) => new LogCumSumExp(axis).Apply(x);
        }
    }
}
