using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Power, aᵇ.</summary>
    public readonly struct Pow : IBinaryFunction<Pow>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Domain> Domains(Pow f) => [Domain.Positive, Domain.Real];

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V a, V b) where V : IReal<V> => V.Pow(a, b);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V DerivativeA<V>(Pow f, V a, V b, V y) where V : IReal<V> =>
            b * V.Pow(V.Where(V.And(V.Equal(b, 0), V.Equal(V.Abs(2 / a), double.PositiveInfinity)), 1, a), b - 1); // 0 · a⁻¹ is 0, also where a⁻¹ overflows

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V DerivativeB<V>(Pow f, V a, V b, V y) where V : IReal<V> =>
            y * V.Log(V.Where(V.And(V.Equal(a, 0), V.GreaterOrEqual(b, 0)), 1, a)); // 0ᵇ is 0 or 1 for every b ≥ 0: its derivative is 0, not 0 · ln 0
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor a)
        {
            /// <summary>Power, aᵇ.</summary>
            /// <param name="exponent">The exponent b.</param>
            /// <returns>A tensor of the shape to which the operands broadcast.</returns>
            /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
            /// <exception cref="DTypeException">An operand is not floating-point, or the dtypes differ.</exception>
            /// <remarks>
            /// Domain: (0, ∞) × ℝ; the value also for a negative base and an integer exponent. Derivative: b aᵇ⁻¹ and aᵇ ln a. At the edge: where b = 0
            /// the first is 0 for every a, where a = 0 and b ≥ 0 the second is 0; a negative base with an integer exponent has the first, and NaN
            /// for the second.
            /// </remarks>
            public Tensor Pow(Tensor exponent) => Tensor.Map(new Pow(), a, exponent);
        }
    }
}
