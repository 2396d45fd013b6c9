using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Complementary error function, 1 − erf x, with full relative precision for large x.</summary>
    public readonly struct Erfc : IUnaryFunction<Erfc>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Erfc(x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Erfc f, V x, V y) where V : IReal<V> => -2 / Math.Sqrt(Math.PI) * V.Exp(-(x * x));
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Complementary error function, 1 − erf x, with full relative precision for large x.</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: ℝ. Derivative: −2/√π e^(−x²).</remarks>
            public Tensor Erfc() => x.Map(new Erfc());
        }
    }
}
