using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Hyperbolic sine, (eˣ − e⁻ˣ)/2.</summary>
    public readonly struct Sinh : IUnaryFunction<Sinh>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Sinh(x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Sinh f, V x, V y) where V : IReal<V> => V.Cosh(x);
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Hyperbolic sine, (eˣ − e⁻ˣ)/2.</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: ℝ. Derivative: cosh x.</remarks>
            public Tensor Sinh() => x.Map(new Sinh());
        }
    }
}
