using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Reciprocal, 1/x.</summary>
    public readonly struct Reciprocal : IUnaryFunction<Reciprocal>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Domain> Domains(Reciprocal f) => [Domain.NonZero];

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => 1 / x;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Reciprocal f, V x, V y) where V : IReal<V> => -y * y;
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Reciprocal, 1/x.</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: ℝ without 0. Derivative: −1/x².</remarks>
            public Tensor Reciprocal() => x.Map(new Reciprocal());
        }
    }
}
