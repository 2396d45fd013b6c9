using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Quotient, a / b.</summary>
    public readonly struct Divide : IBinaryFunction<Divide>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Domain> Domains(Divide f) => [Domain.Real, Domain.NonZero];

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V a, V b) where V : IReal<V> => a / b;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V DerivativeA<V>(Divide f, V a, V b, V y) where V : IReal<V> => 1 / b;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V DerivativeB<V>(Divide f, V a, V b, V y) where V : IReal<V> => -y / b;
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor a)
        {
            /// <summary>Quotient, a / b.</summary>
            /// <param name="b">The other operand.</param>
            /// <returns>A tensor of the shape to which the operands broadcast.</returns>
            /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
            /// <exception cref="DTypeException">An operand is not floating-point, or the dtypes differ.</exception>
            /// <remarks>Domain: ℝ × (ℝ without 0). Derivative: 1/b and −a/b².</remarks>
            public Tensor Divide(Tensor b) => Tensor.Map(new Divide(), a, b);
        }
    }
}
