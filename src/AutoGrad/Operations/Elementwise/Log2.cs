using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Logarithm to base 2.</summary>
    public readonly struct Log2 : IUnaryFunction<Log2>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Domain> Domains(Log2 f) => [Domain.Positive];

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Log2(x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Log2 f, V x, V y) where V : IReal<V> => (1 / Math.Log(2)) / x;
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Logarithm to base 2.</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: (0, ∞). Derivative: 1/(x ln 2).</remarks>
            public Tensor Log2() => x.Map(new Log2());
        }
    }
}
