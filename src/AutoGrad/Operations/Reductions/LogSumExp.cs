using System.Numerics;
using System.Runtime.CompilerServices;
using AutoGrad.Kernels;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>The logarithm of the sum of powers of e over axes.</summary>
    internal sealed class LogSumExp(AxisSet axes, bool keepDims) : ReductionOperation(axes, keepDims), IOperationDefinition
    {
        public static string Formula => "y = ln Σ eˣ over the axes";

        public static string Derivative => "x̄ = ȳ e^(x − y)";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("all axes", x => x[0].LogSumExp(), [2, 3]),
            new("axis 0", x => x[0].LogSumExp(0), [3, 4]) { Composition = x => x[0].Exp().Sum(0).Log() },
            new("axis −1, keepDims", x => x[0].LogSumExp(-1, keepDims: true), [2, 3, 2]),
            new("axes 0 and 2", x => x[0].LogSumExp([0, 2]), [2, 3, 2]),
            new("a single number", x => x[0].LogSumExp(), []),
        ];

        internal override Kept Keeps => Kept.Operand0 | Kept.Result;

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
        {
            var body = new Body(operands[0], Axes.Bits(operands[0].Shape), result);
            DTypeDispatch.Floating(result.DType, ref body);
        }

        internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints) =>
            adjoints.Add(0, Weights(application) * Keep(yBar, application[0]));

        internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) => SumOf(Weights(application) * tangents[0]!);

        Tensor Weights(in Application application) => Tensor.Map(new ExpBelow(), application[0], Keep(application.Result, application[0]));

        readonly struct Body(Tensor x, ulong reduced, Tensor result) : IFloatingBody
        {
            public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T> => LogSumExps.Run(x.Read<T>(), x.Shape.Axes, reduced, result.Write<T>());
        }
    }

    /// <summary>e^(a − b), for a ≤ b: the share of eᵃ in eᵇ. Where b = −∞ there is nothing to share, and it is 0.</summary>
    internal readonly struct ExpBelow : IBinaryFunction<ExpBelow>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V a, V b) where V : IReal<V> => V.ExpOfDifference(a, V.Where(V.Equal(b, double.NegativeInfinity), 0, b));

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V DerivativeA<V>(ExpBelow f, V a, V b, V y) where V : IReal<V> => y;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V DerivativeB<V>(ExpBelow f, V a, V b, V y) where V : IReal<V> => -y;
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>ln Σᵢ e^xᵢ over all elements, shifted by the maximum so that no power overflows; −∞ for an empty tensor.</summary>
            /// <returns>A tensor of shape [].</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>
            /// Domain: the reals and −∞. Derivative: softmax(x) = e^(x − y); where all elements are −∞ the result is −∞ and the derivative 0. Kept for
            /// backward: x and y.
            /// </remarks>
            public Tensor LogSumExp() => new LogSumExp(AxisSet.All, keepDims: false).Apply(x);

            /// <summary>ln Σ eˣ along one axis, shifted by the maximum so that no power overflows.</summary>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <param name="keepDims">Whether the axis stays, with length 1.</param>
            /// <exception cref="ShapeException">The operand has no such axis.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            public Tensor LogSumExp(int axis, bool keepDims = false) => new LogSumExp(AxisSet.Of(axis), keepDims).Apply(x);

            /// <summary>ln Σ eˣ along several axes, shifted by the maximum so that no power overflows.</summary>
            /// <param name="axes">The axes, counted from the end if negative; none means all.</param>
            /// <param name="keepDims">Whether the axes stay, with length 1.</param>
            /// <exception cref="ShapeException">The operand has no such axis, or one is given twice.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            public Tensor LogSumExp(ReadOnlySpan<int> axes, bool keepDims = false) => new LogSumExp(AxisSet.Of(axes), keepDims).Apply(x);
        }
    }
}
