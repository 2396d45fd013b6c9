using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Reciprocal square root, 1/√x.</summary>
    public readonly struct Rsqrt : IUnaryFunction<Rsqrt>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Domain> Domains(Rsqrt f) => [Domain.Positive];

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => 1 / V.Sqrt(x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Rsqrt f, V x, V y) where V : IReal<V> => -0.5 * y / x;
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Reciprocal square root, 1/√x.</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: (0, ∞). Derivative: −1/(2x√x).</remarks>
            public Tensor Rsqrt() => x.Map(new Rsqrt());
        }
    }
}
