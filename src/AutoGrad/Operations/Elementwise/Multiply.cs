using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Product, a · b.</summary>
    public readonly struct Multiply : IBinaryFunction<Multiply>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V a, V b) where V : IReal<V> => a * b;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V DerivativeA<V>(Multiply f, V a, V b, V y) where V : IReal<V> => b;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V DerivativeB<V>(Multiply f, V a, V b, V y) where V : IReal<V> => a;
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor a)
        {
            /// <summary>Product, a · b.</summary>
            /// <param name="b">The other operand.</param>
            /// <returns>A tensor of the shape to which the operands broadcast.</returns>
            /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
            /// <exception cref="DTypeException">An operand is not floating-point, or the dtypes differ.</exception>
            /// <remarks>Domain: ℝ × ℝ. Derivative: b and a.</remarks>
            public Tensor Multiply(Tensor b) => Tensor.Map(new Multiply(), a, b);
        }
    }
}
