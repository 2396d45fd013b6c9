using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Logarithm of a sum of exponentials, ln(eᵃ + eᵇ).</summary>
    public readonly struct LogAddExp : IBinaryFunction<LogAddExp>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V a, V b) where V : IReal<V> => V.LogAddExp(a, b);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V DerivativeA<V>(LogAddExp f, V a, V b, V y) where V : IReal<V> => V.Apply(new Sigmoid(), a - b);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V DerivativeB<V>(LogAddExp f, V a, V b, V y) where V : IReal<V> => V.Apply(new Sigmoid(), b - a);
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor a)
        {
            /// <summary>Logarithm of a sum of exponentials, ln(eᵃ + eᵇ).</summary>
            /// <param name="b">The other operand.</param>
            /// <returns>A tensor of the shape to which the operands broadcast.</returns>
            /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
            /// <exception cref="DTypeException">An operand is not floating-point, or the dtypes differ.</exception>
            /// <remarks>
            /// Domain: ℝ × ℝ; the value also where operands are infinite. Derivative: σ(a − b) and σ(b − a), NaN where both operands are the same infinity.
            /// Nothing overflows. Where the result is near 0 its terms are computed with twice as many digits.
            /// </remarks>
            public Tensor LogAddExp(Tensor b) => Tensor.Map(new LogAddExp(), a, b);
        }
    }
}
