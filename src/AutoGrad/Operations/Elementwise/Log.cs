using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Natural logarithm, ln x.</summary>
    public readonly struct Log : IUnaryFunction<Log>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Domain> Domains(Log f) => [Domain.Positive];

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Log(x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Log f, V x, V y) where V : IReal<V> => 1 / x;
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Natural logarithm, ln x.</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: (0, ∞). Derivative: 1/x.</remarks>
            public Tensor Log() => x.Map(new Log());
        }
    }
}
