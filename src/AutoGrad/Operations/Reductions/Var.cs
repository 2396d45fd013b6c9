using System.Globalization;
using System.Numerics;
using AutoGrad.Kernels;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Variance over axes.</summary>
    internal sealed class Var(AxisSet axes, bool keepDims, double correction) : ReductionOperation(axes, keepDims), IOperationDefinition
    {
        public static string Formula => "y = Σ (x − mean x)² / (n − correction) over the n elements along the axes";

        public static string Derivative => "x̄ = 2 ȳ (x − mean x) / (n − correction)";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("all axes", x => x[0].Var(), [2, 3]),
            new("axis 0, correction 0", x => x[0].Var(0, correction: 0), [3, 4]),
            new("axis −1, keepDims", x => x[0].Var(-1, keepDims: true), [2, 3, 2]),
            new("axes 0 and 2, correction 1.5", x => x[0].Var([0, 2], correction: 1.5), [2, 3, 2]),
            new("a single number, correction 0", x => x[0].Var(correction: 0), []),
        ];

        /// <inheritdoc/>
        public override string Attributes => string.Create(CultureInfo.InvariantCulture, $"{base.Attributes}, correction {correction}");

        internal override Kept Keeps => Kept.Operand0;

        /// <summary>The variance of x, if the correction is a number.</summary>
        public static Tensor Of(Tensor x, AxisSet axes, bool keepDims, double correction) => double.IsFinite(correction)
            ? new Var(axes, keepDims, correction).Apply(x)
            : throw new ArgumentOutOfRangeException(
                nameof(correction), correction, $"The divisor n − correction must be a number, but the correction is {correction}; 1 makes the estimate unbiased.");

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
        {
            Tensor x = operands[0];
            var body = new Body(x, Axes.Bits(x.Shape), Axes.Count(x.Shape), Divisor(x), result);
            DTypeDispatch.Floating(result.DType, ref body);
        }

        internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints) =>
            adjoints.Add(0, Deviations(application[0]) * (Keep(yBar, application[0]) * (2 / Divisor(application[0]))));

        internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) =>
            SumOf(Deviations(application[0]) * tangents[0]!) * (2 / Divisor(application[0]));

        double Divisor(Tensor x) => Math.Max(0, Axes.Count(x.Shape) - correction);

        /// <summary>x − mean x, with the mean of the rounded differences taken off once more: at a large mean its own rounding would show.</summary>
        Tensor Deviations(Tensor x) => Centred(Centred(x));

        Tensor Centred(Tensor x) => x - (new Sum(Axes, keepDims: true).Apply(x) / Axes.Count(x.Shape));

        readonly struct Body(Tensor x, ulong reduced, int n, double divisor, Tensor result) : IFloatingBody
        {
            public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
                Variance.Run(x.Read<T>(), x.Shape.Axes, reduced, n, divisor, result.Write<T>());
        }
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>The variance of all elements, Σᵢ (xᵢ − mean x)² / (n − correction).</summary>
            /// <param name="correction">What is taken off the number of elements: 1 for the unbiased estimate, 0 for the population's variance.</param>
            /// <returns>A tensor of shape []; NaN where n − correction is 0 and all elements are equal.</returns>
            /// <exception cref="ArgumentOutOfRangeException">The correction is not finite.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>
            /// A divisor below 0 counts as 0. Derivative: 2 (x − mean x)/(n − correction). Kept for backward: x. The elements are read twice, first for
            /// the mean, so a large mean costs no digits.
            /// </remarks>
            public Tensor Var(double correction = 1) => Operations.Var.Of(x, AxisSet.All, keepDims: false, correction);

            /// <summary>The variance along one axis.</summary>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <param name="keepDims">Whether the axis stays, with length 1.</param>
            /// <param name="correction">What is taken off the number of elements: 1 for the unbiased estimate, 0 for the population's variance.</param>
            /// <exception cref="ShapeException">The operand has no such axis.</exception>
            /// <exception cref="ArgumentOutOfRangeException">The correction is not finite.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            public Tensor Var(int axis, bool keepDims = false, double correction = 1) => Operations.Var.Of(x, AxisSet.Of(axis), keepDims, correction);

            /// <summary>The variance along several axes.</summary>
            /// <param name="axes">The axes, counted from the end if negative; none means all.</param>
            /// <param name="keepDims">Whether the axes stay, with length 1.</param>
            /// <param name="correction">What is taken off the number of elements: 1 for the unbiased estimate, 0 for the population's variance.</param>
            /// <exception cref="ShapeException">The operand has no such axis, or one is given twice.</exception>
            /// <exception cref="ArgumentOutOfRangeException">The correction is not finite.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            public Tensor Var(ReadOnlySpan<int> axes, bool keepDims = false, double correction = 1) =>
                Operations.Var.Of(x, AxisSet.Of(axes), keepDims, correction);
        }
    }
}
