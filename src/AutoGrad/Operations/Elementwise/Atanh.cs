using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Inverse hyperbolic tangent, ½ ln((1 + x)/(1 − x)).</summary>
    public readonly struct Atanh : IUnaryFunction<Atanh>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Domain> Domains(Atanh f) => [Domain.Open(-1, 1)];

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Atanh(x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Atanh f, V x, V y) where V : IReal<V> => 1 / ((1 - x) * (1 + x));
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Inverse hyperbolic tangent, ½ ln((1 + x)/(1 − x)).</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: (−1, 1). Derivative: 1/(1 − x²).</remarks>
            public Tensor Atanh() => x.Map(new Atanh());
        }
    }
}
