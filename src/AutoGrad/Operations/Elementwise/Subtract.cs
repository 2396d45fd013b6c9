using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Difference, a − b.</summary>
    public readonly struct Subtract : IBinaryFunction<Subtract>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V a, V b) where V : IReal<V> => a - b;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V DerivativeA<V>(Subtract f, V a, V b, V y) where V : IReal<V> => 1;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V DerivativeB<V>(Subtract f, V a, V b, V y) where V : IReal<V> => -1;
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor a)
        {
            /// <summary>Difference, a − b.</summary>
            /// <param name="b">The other operand.</param>
            /// <returns>A tensor of the shape to which the operands broadcast.</returns>
            /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
            /// <exception cref="DTypeException">An operand is not floating-point, or the dtypes differ.</exception>
            /// <remarks>Domain: ℝ × ℝ. Derivative: 1 and −1.</remarks>
            public Tensor Subtract(Tensor b) => Tensor.Map(new Subtract(), a, b);
        }
    }
}
