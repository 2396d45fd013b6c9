using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>a ln b, which is 0 where a = 0.</summary>
    public readonly struct XLogY : IBinaryFunction<XLogY>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Domain> Domains(XLogY f) => [Domain.Real, Domain.Positive];

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V a, V b) where V : IReal<V> => a * V.Log(V.Where(V.And(V.Equal(a, 0), V.Equal(b, b)), 1, b));

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V DerivativeA<V>(XLogY f, V a, V b, V y) where V : IReal<V> => V.Log(OneAtTheEdge(a, b));

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V DerivativeB<V>(XLogY f, V a, V b, V y) where V : IReal<V> => a / OneAtTheEdge(a, b);

        // Where a = 0 the function is 0 for every b; beyond the domain of ln both derivatives are declared to be 0 there.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static V OneAtTheEdge<V>(V a, V b) where V : IReal<V> => V.Where(V.And(V.Equal(a, 0), V.LessOrEqual(b, 0)), 1, b);
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor a)
        {
            /// <summary>a ln b, which is 0 where a = 0: a term of an entropy.</summary>
            /// <param name="b">The operand of the logarithm.</param>
            /// <returns>A tensor of the shape to which the operands broadcast.</returns>
            /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
            /// <exception cref="DTypeException">An operand is not floating-point, or the dtypes differ.</exception>
            /// <remarks>Domain: ℝ × (0, ∞), and b ≤ 0 where a = 0. Derivative: ln b and a/b; both 0 where a = 0 and b ≤ 0.</remarks>
            public Tensor XLogY(Tensor b) => Tensor.Map(new XLogY(), a, b);
        }
    }
}
