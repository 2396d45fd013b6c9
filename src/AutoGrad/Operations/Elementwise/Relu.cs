using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Rectified linear unit, max(x, 0).</summary>
    public readonly struct Relu : IUnaryFunction<Relu>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Kink> Kinks(Relu f) => [new Kink(at: 0, derivative: 0)];

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Max(x, 0);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Relu f, V x, V y) where V : IReal<V> =>
            Step.At(y, 0, below: 0, above: 1); // y > 0 where x > 0: the result is kept anyway, the operand need not be
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Rectified linear unit, max(x, 0).</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: ℝ. Derivative: 1 for x &gt; 0, else 0. At a kink: 0 at 0.</remarks>
            public Tensor Relu() => x.Map(new Relu());
        }
    }
}
