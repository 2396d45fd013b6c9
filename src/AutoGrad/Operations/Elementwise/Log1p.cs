using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Logarithm of one plus x, ln(1 + x), with full relative precision near 0.</summary>
    public readonly struct Log1p : IUnaryFunction<Log1p>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Domain> Domains(Log1p f) => [Domain.Above(-1)];

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Log1p(x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Log1p f, V x, V y) where V : IReal<V> => 1 / (1 + x);
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Logarithm of one plus x, ln(1 + x), with full relative precision near 0.</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: (−1, ∞). Derivative: 1/(1 + x).</remarks>
            public Tensor Log1p() => x.Map(new Log1p());
        }
    }
}
