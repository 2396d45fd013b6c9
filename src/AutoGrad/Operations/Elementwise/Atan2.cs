using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Angle of the point (b, a), in (−π, π].</summary>
    public readonly struct Atan2 : IBinaryFunction<Atan2>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Domain> Domains(Atan2 f) => [Domain.Real, Domain.NonZero];

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V a, V b) where V : IReal<V> => V.Atan2(a, b);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V DerivativeA<V>(Atan2 f, V a, V b, V y) where V : IReal<V> => OverSquaredRadius(b, a, b);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V DerivativeB<V>(Atan2 f, V a, V b, V y) where V : IReal<V> => -OverSquaredRadius(a, a, b);

        // p/(a² + b²). Both coordinates are divided by the larger first, so that the squares neither overflow nor vanish.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static V OverSquaredRadius<V>(V p, V a, V b) where V : IReal<V>
        {
            V scale = V.Max(V.Abs(a), V.Abs(b)), s = a / scale, t = b / scale;
            return p / scale / (s * s + t * t) / scale;
        }
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor a)
        {
            /// <summary>Angle of the point (b, a), in (−π, π], signed zeros as in IEEE 754.</summary>
            /// <param name="b">The abscissa.</param>
            /// <returns>A tensor of the shape to which the operands broadcast.</returns>
            /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
            /// <exception cref="DTypeException">An operand is not floating-point, or the dtypes differ.</exception>
            /// <remarks>Domain: the plane without the origin and the cut b ≤ 0, a = 0. Derivative: b/(a² + b²) and −a/(a² + b²).</remarks>
            public Tensor Atan2(Tensor b) => Tensor.Map(new Atan2(), a, b);
        }
    }
}
