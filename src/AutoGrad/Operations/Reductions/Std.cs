using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Standard deviation over axes: a composition of <see cref="Var"/> and a root.</summary>
    internal sealed class Std : IOperationDefinition
    {
        public static string Formula => "y = √(Σ (x − mean x)² / (n − correction)) over the n elements along the axes";

        public static string Derivative => "x̄ = ȳ (x − mean x) / (y (n − correction)), and 0 where y = 0";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("all axes", x => x[0].Std(), [4]) { Kinks = [new SampleKink([[1.5, 1.5, 1.5, 1.5]], [[0, 0, 0, 0]])] },
            new("axis 0, correction 0", x => x[0].Std(0, correction: 0), [3, 4]),
            new("axis −1, keepDims", x => x[0].Std(-1, keepDims: true), [2, 3, 2]),
            new("axes 0 and 2, correction 1.5", x => x[0].Std([0, 2], correction: 1.5), [2, 3, 2]),
        ];
    }

    /// <summary>√x, with the derivative 0 declared at x = 0, so that a variance of zero passes no infinity on.</summary>
    internal readonly struct RootOfVariance : IUnaryFunction<RootOfVariance>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Domain> Domains(RootOfVariance f) => [Domain.Positive];

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Sqrt(x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(RootOfVariance f, V x, V y) where V : IReal<V>
        {
            V isZero = V.Equal(y, 0);
            return V.Where(isZero, 0, 0.5 / V.Where(isZero, 1, y));
        }
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>The standard deviation of all elements, √(Σᵢ (xᵢ − mean x)² / (n − correction)).</summary>
            /// <param name="correction">What is taken off the number of elements: 1 for the unbiased estimate of the variance, 0 for the population's.</param>
            /// <returns>A tensor of shape []; NaN where n − correction is 0 and all elements are equal.</returns>
            /// <exception cref="ArgumentOutOfRangeException">The correction is not finite.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Derivative: (x − mean x)/(y (n − correction)). At a kink: 0 where all elements are equal.</remarks>
            public Tensor Std(double correction = 1) => x.Var(correction).Map(new RootOfVariance());

            /// <summary>The standard deviation along one axis.</summary>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <param name="keepDims">Whether the axis stays, with length 1.</param>
            /// <param name="correction">What is taken off the number of elements: 1 for the unbiased estimate of the variance, 0 for the population's.</param>
            /// <exception cref="ShapeException">The operand has no such axis.</exception>
            /// <exception cref="ArgumentOutOfRangeException">The correction is not finite.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            public Tensor Std(int axis, bool keepDims = false, double correction = 1) => x.Var(axis, keepDims, correction).Map(new RootOfVariance());

            /// <summary>The standard deviation along several axes.</summary>
            /// <param name="axes">The axes, counted from the end if negative; none means all.</param>
            /// <param name="keepDims">Whether the axes stay, with length 1.</param>
            /// <param name="correction">What is taken off the number of elements: 1 for the unbiased estimate of the variance, 0 for the population's.</param>
            /// <exception cref="ShapeException">The operand has no such axis, or one is given twice.</exception>
            /// <exception cref="ArgumentOutOfRangeException">The correction is not finite.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            public Tensor Std(ReadOnlySpan<int> axes, bool keepDims = false, double correction = 1) => x.Var(axes, keepDims, correction).Map(new RootOfVariance());
        }
    }
}
