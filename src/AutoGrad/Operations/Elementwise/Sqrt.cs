using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Square root, √x.</summary>
    public readonly struct Sqrt : IUnaryFunction<Sqrt>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Domain> Domains(Sqrt f) => [Domain.Positive];

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Sqrt(x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Sqrt f, V x, V y) where V : IReal<V> => 0.5 / y;
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Square root, √x.</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: (0, ∞); the value at 0 is 0, where the derivative is infinite. Derivative: 1/(2√x).</remarks>
            public Tensor Sqrt() => x.Map(new Sqrt());
        }
    }
}
