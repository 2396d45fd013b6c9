using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Smallest integer not below x.</summary>
    public readonly struct Ceiling : IUnaryFunction<Ceiling>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Kink> Kinks(Ceiling f) =>
            [new Kink(at: -1, derivative: 0), new Kink(at: 0, derivative: 0), new Kink(at: 2, derivative: 0)];

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Ceiling(x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Ceiling f, V x, V y) where V : IReal<V> => Step.Flat(x);
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Smallest integer not below x.</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: ℝ. Derivative: 0. At a kink: 0 at every integer.</remarks>
            public Tensor Ceiling() => x.Map(new Ceiling());
        }
    }
}
