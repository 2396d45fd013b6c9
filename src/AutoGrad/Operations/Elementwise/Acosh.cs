using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Inverse hyperbolic cosine, ln(x + √(x² − 1)).</summary>
    public readonly struct Acosh : IUnaryFunction<Acosh>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Domain> Domains(Acosh f) => [Domain.Above(1)];

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Acosh(x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Acosh f, V x, V y) where V : IReal<V> => 1 / (V.Sqrt(x - 1) * V.Sqrt(x + 1));
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Inverse hyperbolic cosine, ln(x + √(x² − 1)).</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: (1, ∞). Derivative: 1/√(x² − 1).</remarks>
            public Tensor Acosh() => x.Map(new Acosh());
        }
    }
}
