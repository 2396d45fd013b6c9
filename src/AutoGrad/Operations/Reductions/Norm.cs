using System.Globalization;
using System.Numerics;
using AutoGrad.Kernels;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Vector p-norm over axes, for 0 &lt; p &lt; ∞; p = 0, 1 and ∞ are compositions.</summary>
    internal sealed class Norm(AxisSet axes, bool keepDims, double p) : ReductionOperation(axes, keepDims), IOperationDefinition
    {
        public static string Formula => "y = (Σ |x|ᵖ)^(1/p) over the axes; for p = ∞ max |x|, for p = 0 the number of x ≠ 0";

        public static string Derivative => "x̄ = ȳ sign(x) (|x|/y)ᵖ⁻¹, and 0 where x = 0";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("p = 2, all axes", x => x[0].Norm(), [3]) { Kinks = [new SampleKink([[0, 0, 0]], [[0, 0, 0]])] },
            new("p = 2, axis 0", x => x[0].Norm(2, 0), [3, 4]),
            new("p = 1, axis −1, keepDims", x => x[0].Norm(1, -1, keepDims: true), [2, 3, 2]),
            new("p = ∞, axes 0 and 2", x => x[0].Norm(double.PositiveInfinity, [0, 2]), [2, 3, 2]),
            new("p = ∞, ties", x => x[0].Norm(double.PositiveInfinity), [3]) { Kinks = [new SampleKink([[2, -2, 1]], [[0.5, -0.5, 0]])] },
            new("p = 3.5, axes 0 and 2", x => x[0].Norm(3.5, [0, 2]), [2, 3, 2]),
            new("p = 0", x => x[0].Norm(0), [2, 3]),
            new("a single number", x => x[0].Norm(), []),
        ];

        /// <inheritdoc/>
        public override string Attributes => string.Create(CultureInfo.InvariantCulture, $"{base.Attributes}, p {p}");

        internal override Kept Keeps => Kept.Operand0 | Kept.Result;

        /// <summary>The operations that make up the norm, by the value of p.</summary>
        public static Tensor Of(Tensor x, double p, AxisSet axes, bool keepDims)
        {
            if (!(p >= 0))
                throw new ArgumentOutOfRangeException(nameof(p), p, $"A norm needs p ≥ 0, where 0 counts and ∞ takes the maximum, but p is {p}.");

            // Everything is checked before a part of a composition is recorded.
            Operation reduction = p switch
            {
                0 or 1 => new Sum(axes, keepDims),
                double.PositiveInfinity => new Amax(axes, keepDims),
                _ => new Norm(axes, keepDims, p),
            };
            reduction.Infer([x]);
            return reduction.Apply(p is 0 ? x.Map(new IsNonZero()) : reduction is Norm ? x : x.Abs());
        }

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
        {
            var body = new Body(p, operands[0], Axes.Bits(operands[0].Shape), result);
            DTypeDispatch.Floating(result.DType, ref body);
        }

        internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints) =>
            adjoints.Add(0, Slope(application) * Keep(yBar, application[0]));

        internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) => SumOf(Slope(application) * tangents[0]!);

        Tensor Slope(in Application application)
        {
            Tensor x = application[0], y = Keep(application.Result, x);
            return p == 2 ? Tensor.Map(new Direction(), x, y) : Tensor.Map(new NormSlope(p), x, y);
        }

        readonly struct Body(double p, Tensor x, ulong reduced, Tensor result) : IFloatingBody
        {
            public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T> => Norms.Run(p, x.Read<T>(), x.Shape.Axes, reduced, result.Write<T>());
        }
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>The p-norm of all elements, (Σᵢ |xᵢ|ᵖ)^(1/p).</summary>
            /// <param name="p">The order, ≥ 0: ∞ means max |x|, and 0 the number of elements other than zero.</param>
            /// <returns>A tensor of shape []; 0 for an empty tensor unless p is ∞.</returns>
            /// <exception cref="ArgumentOutOfRangeException">p is negative or NaN.</exception>
            /// <exception cref="ShapeException">p is ∞ and the operand is empty.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>
            /// Derivative: sign(x) (|x|/y)ᵖ⁻¹, for p = 2 x/y; 0 for p = 0. At a kink: 0 where x = 0, so at the zero vector throughout; for p = ∞
            /// elements that tie share equally. Kept for backward: x and y. No power overflows or vanishes where the norm does not.
            /// </remarks>
            public Tensor Norm(double p = 2) => Operations.Norm.Of(x, p, AxisSet.All, keepDims: false);

            /// <summary>The p-norm along one axis.</summary>
            /// <param name="p">The order, ≥ 0: ∞ means max |x|, and 0 the number of elements other than zero.</param>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <param name="keepDims">Whether the axis stays, with length 1.</param>
            /// <exception cref="ArgumentOutOfRangeException">p is negative or NaN.</exception>
            /// <exception cref="ShapeException">The operand has no such axis, or p is ∞ and the axis has length 0.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            public Tensor Norm(double p, int axis, bool keepDims = false) => Operations.Norm.Of(x, p, AxisSet.Of(axis), keepDims);

            /// <summary>The p-norm along several axes.</summary>
            /// <param name="p">The order, ≥ 0: ∞ means max |x|, and 0 the number of elements other than zero.</param>
            /// <param name="axes">The axes, counted from the end if negative; none means all.</param>
            /// <param name="keepDims">Whether the axes stay, with length 1.</param>
            /// <exception cref="ArgumentOutOfRangeException">p is negative or NaN.</exception>
            /// <exception cref="ShapeException">The operand has no such axis, one is given twice, or p is ∞ and the axes have no elements.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            public Tensor Norm(double p, ReadOnlySpan<int> axes, bool keepDims = false) => Operations.Norm.Of(x, p, AxisSet.Of(axes), keepDims);
        }
    }
}
