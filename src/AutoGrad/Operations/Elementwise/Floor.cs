using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Largest integer not above x.</summary>
    public readonly struct Floor : IUnaryFunction<Floor>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Kink> Kinks(Floor f) =>
            [new Kink(at: -1, derivative: 0), new Kink(at: 0, derivative: 0), new Kink(at: 2, derivative: 0)];

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Floor(x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Floor f, V x, V y) where V : IReal<V> => Step.Flat(x);
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Largest integer not above x.</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: ℝ. Derivative: 0. At a kink: 0 at every integer.</remarks>
            public Tensor Floor() => x.Map(new Floor());
        }
    }
}
