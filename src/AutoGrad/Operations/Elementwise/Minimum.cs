using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Smaller of two, min(a, b).</summary>
    public readonly struct Minimum : IBinaryFunction<Minimum>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Kink> Kinks(Minimum f) =>
            [new Kink([-1.5, -1.5], [0.5, 0.5]), new Kink([0, 0], [0.5, 0.5]), new Kink([0.75, 0.75], [0.5, 0.5])];

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V a, V b) where V : IReal<V> => V.Min(a, b);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V DerivativeA<V>(Minimum f, V a, V b, V y) where V : IReal<V> =>
            V.Where(V.Less(a, b), 1, V.Where(V.Equal(a, b), 0.5, V.Where(V.Greater(a, b), 0, a + b)));

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V DerivativeB<V>(Minimum f, V a, V b, V y) where V : IReal<V> =>
            V.Where(V.Less(b, a), 1, V.Where(V.Equal(a, b), 0.5, V.Where(V.Greater(b, a), 0, a + b)));
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor a)
        {
            /// <summary>Smaller of two, min(a, b).</summary>
            /// <param name="b">The other operand.</param>
            /// <returns>A tensor of the shape to which the operands broadcast.</returns>
            /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
            /// <exception cref="DTypeException">An operand is not floating-point, or the dtypes differ.</exception>
            /// <remarks>Domain: ℝ × ℝ. Derivative: 1 for the smaller operand and 0 for the other. At a kink: ½ each where a = b.</remarks>
            public Tensor Minimum(Tensor b) => Tensor.Map(new Minimum(), a, b);
        }
    }
}
