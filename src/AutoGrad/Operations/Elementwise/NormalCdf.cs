using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Distribution function of the standard normal distribution, Φ(x) = ½·erfc(−x/√2).</summary>
    public readonly struct NormalCdf : IUnaryFunction<NormalCdf>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.NormalCdf(x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(NormalCdf f, V x, V y) where V : IReal<V> => (1 / Math.Sqrt(2 * Math.PI)) * V.Exp(-0.5 * x * x);
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Distribution function of the standard normal distribution, Φ(x) = ½·erfc(−x/√2).</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>
            /// Domain: ℝ. Derivative: the density φ(x) = exp(−x²/2)/√(2π).
            /// By way of erfc the lower tail keeps its relative precision, which ½·(1 + erf(x/√2)) loses.
            /// </remarks>
            public Tensor NormalCdf() => x.Map(new NormalCdf());
        }
    }
}
