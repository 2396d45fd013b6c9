using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Gaussian error linear unit, x·Φ(x) = x/2·(1 + erf(x/√2)).</summary>
    public readonly struct Gelu : IUnaryFunction<Gelu>
    {
        /// <summary>From here on Φ(−x) and φ(x) are 0 also in double precision. A factor that stays there makes a limit of what would be ∞ · 0.</summary>
        const double Saturation = 40;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Gelu(x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Gelu f, V x, V y) where V : IReal<V>
        {
            x = V.Max(V.Min(x, Saturation), -Saturation);
            return V.NormalCdf(x) + x * (1 / Math.Sqrt(2 * Math.PI)) * V.Exp(-0.5 * x * x);
        }
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Gaussian error linear unit, x·Φ(x) = x/2·(1 + erf(x/√2)).</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>
            /// Domain: ℝ. Derivative: Φ(x) + x·φ(x), the normal distribution and its density.
            /// 1 + erf z is computed as erfc(−z), and the product before it is rounded, so that the negative tail keeps its relative precision.
            /// Source: D. Hendrycks, K. Gimpel, Gaussian error linear units, 2016.
            /// </remarks>
            public Tensor Gelu() => x.Map(new Gelu());
        }
    }
}
