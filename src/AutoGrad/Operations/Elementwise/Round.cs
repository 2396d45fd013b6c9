using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Nearest integer, halves to the even one.</summary>
    public readonly struct Round : IUnaryFunction<Round>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Kink> Kinks(Round f) =>
            [new Kink(at: -1.5, derivative: 0), new Kink(at: 0.5, derivative: 0), new Kink(at: 2.5, derivative: 0)];

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Round(x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Round f, V x, V y) where V : IReal<V> => Step.Flat(x);
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Nearest integer, halves to the even one.</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: ℝ. Derivative: 0. At a kink: 0 at every half.</remarks>
            public Tensor Round() => x.Map(new Round());
        }
    }
}
