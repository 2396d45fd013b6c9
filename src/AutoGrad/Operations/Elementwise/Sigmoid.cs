using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Logistic sigmoid, σ(x) = 1/(1 + e⁻ˣ).</summary>
    public readonly struct Sigmoid : IUnaryFunction<Sigmoid>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Sigmoid(x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Sigmoid f, V x, V y) where V : IReal<V> => y * V.Apply(f, -x);
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Logistic sigmoid, σ(x) = 1/(1 + e⁻ˣ).</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: ℝ. Derivative: σ(x)·σ(−x), which unlike σ(x)·(1 − σ(x)) keeps its relative precision where σ(x) rounds to 1.</remarks>
            public Tensor Sigmoid() => x.Map(new Sigmoid());
        }
    }
}
