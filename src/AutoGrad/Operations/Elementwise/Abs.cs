using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Absolute value, |x|.</summary>
    public readonly struct Abs : IUnaryFunction<Abs>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Kink> Kinks(Abs f) => [new Kink(at: 0, derivative: 0)];

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Abs(x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Abs f, V x, V y) where V : IReal<V> => V.Sign(x);
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Absolute value, |x|.</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: ℝ. Derivative: sign x. At a kink: 0 at 0.</remarks>
            public Tensor Abs() => x.Map(new Abs());
        }
    }
}
