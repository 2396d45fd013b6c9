using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Hyperbolic cosine, (eˣ + e⁻ˣ)/2.</summary>
    public readonly struct Cosh : IUnaryFunction<Cosh>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Cosh(x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Cosh f, V x, V y) where V : IReal<V> => V.Sinh(x);
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Hyperbolic cosine, (eˣ + e⁻ˣ)/2.</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: ℝ. Derivative: sinh x.</remarks>
            public Tensor Cosh() => x.Map(new Cosh());
        }
    }
}
