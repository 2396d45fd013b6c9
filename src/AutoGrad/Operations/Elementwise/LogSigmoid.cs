using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Logarithm of the logistic sigmoid, ln σ(x) = −ln(1 + e⁻ˣ).</summary>
    public readonly struct LogSigmoid : IUnaryFunction<LogSigmoid>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => -V.Softplus(-x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(LogSigmoid f, V x, V y) where V : IReal<V> => V.Apply(new Sigmoid(), -x);
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Logarithm of the logistic sigmoid, ln σ(x) = −ln(1 + e⁻ˣ).</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: ℝ. Derivative: σ(−x). Nothing overflows: for very negative x the value is x itself.</remarks>
            public Tensor LogSigmoid() => x.Map(new LogSigmoid());
        }
    }
}
