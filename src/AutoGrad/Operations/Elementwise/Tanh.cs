using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Hyperbolic tangent, sinh x / cosh x.</summary>
    public readonly struct Tanh : IUnaryFunction<Tanh>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Tanh(x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Tanh f, V x, V y) where V : IReal<V> =>
            4 * V.Apply(new Sigmoid(), 2 * x) * V.Apply(new Sigmoid(), -2 * x);
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Hyperbolic tangent, sinh x / cosh x.</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: ℝ. Derivative: 1/cosh² x = 4σ(2x)·σ(−2x), which unlike 1 − tanh² x keeps its relative precision where tanh x rounds to ±1.</remarks>
            public Tensor Tanh() => x.Map(new Tanh());
        }
    }
}
