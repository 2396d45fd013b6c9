using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Sign of x: −1, 0 or 1.</summary>
    public readonly struct Sign : IUnaryFunction<Sign>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Kink> Kinks(Sign f) => [new Kink(at: 0, derivative: 0)];

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Sign(x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Sign f, V x, V y) where V : IReal<V> => Step.Flat(x);
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Sign of x: −1, 0 or 1.</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: ℝ. Derivative: 0. At a kink: 0 at 0.</remarks>
            public Tensor Sign() => x.Map(new Sign());
        }
    }
}
