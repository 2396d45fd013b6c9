using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Inverse cosine, the angle in [0, π] whose cosine is x.</summary>
    public readonly struct Acos : IUnaryFunction<Acos>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Domain> Domains(Acos f) => [Domain.Open(-1, 1)];

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Acos(x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Acos f, V x, V y) where V : IReal<V> => -1 / V.Sqrt((1 - x) * (1 + x));
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Inverse cosine, the angle in [0, π] whose cosine is x.</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: (−1, 1). Derivative: −1/√(1 − x²).</remarks>
            public Tensor Acos() => x.Map(new Acos());
        }
    }
}
