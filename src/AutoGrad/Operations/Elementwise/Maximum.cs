using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Larger of two, max(a, b).</summary>
    public readonly struct Maximum : IBinaryFunction<Maximum>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Kink> Kinks(Maximum f) =>
            [new Kink([-1.5, -1.5], [0.5, 0.5]), new Kink([0, 0], [0.5, 0.5]), new Kink([0.75, 0.75], [0.5, 0.5])];

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V a, V b) where V : IReal<V> => V.Max(a, b);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V DerivativeA<V>(Maximum f, V a, V b, V y) where V : IReal<V> =>
            V.Where(V.Greater(a, b), 1, V.Where(V.Equal(a, b), 0.5, V.Where(V.Less(a, b), 0, a + b)));

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V DerivativeB<V>(Maximum f, V a, V b, V y) where V : IReal<V> =>
            V.Where(V.Greater(b, a), 1, V.Where(V.Equal(a, b), 0.5, V.Where(V.Less(b, a), 0, a + b)));
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor a)
        {
            /// <summary>Larger of two, max(a, b).</summary>
            /// <param name="b">The other operand.</param>
            /// <returns>A tensor of the shape to which the operands broadcast.</returns>
            /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
            /// <exception cref="DTypeException">An operand is not floating-point, or the dtypes differ.</exception>
            /// <remarks>Domain: ℝ × ℝ. Derivative: 1 for the larger operand and 0 for the other. At a kink: ½ each where a = b.</remarks>
            public Tensor Maximum(Tensor b) => Tensor.Map(new Maximum(), a, b);
        }
    }
}
