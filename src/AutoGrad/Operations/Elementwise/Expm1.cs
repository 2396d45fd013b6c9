using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Exponential minus one, eˣ − 1, with full relative precision near 0.</summary>
    public readonly struct Expm1 : IUnaryFunction<Expm1>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Expm1(x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Expm1 f, V x, V y) where V : IReal<V> => V.Exp(x);
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Exponential minus one, eˣ − 1, with full relative precision near 0.</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: ℝ. Derivative: eˣ.</remarks>
            public Tensor Expm1() => x.Map(new Expm1());
        }
    }
}
