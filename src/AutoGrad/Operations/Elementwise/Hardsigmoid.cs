using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>A piecewise linear sigmoid, min(max(x + 3, 0), 6)/6.</summary>
    public readonly struct Hardsigmoid : IUnaryFunction<Hardsigmoid>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Kink> Kinks(Hardsigmoid f) => [new Kink(at: -3, derivative: 0), new Kink(at: 3, derivative: 0)];

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Apply(new Relu6(), x + 3) / 6;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Hardsigmoid f, V x, V y) where V : IReal<V> => Step.Between(x, -3, 3) / 6;
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>A piecewise linear sigmoid, min(max(x + 3, 0), 6)/6.</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: ℝ. Derivative: 1/6 for |x| &lt; 3, else 0. At a kink: 0 at −3 and at 3.</remarks>
            public Tensor Hardsigmoid() => x.Map(new Hardsigmoid());
        }
    }
}
