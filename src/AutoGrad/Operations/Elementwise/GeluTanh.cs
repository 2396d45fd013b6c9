using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Gaussian error linear unit by its approximation, x/2·(1 + tanh u) with u = √(2/π)·(x + 0.044715x³).</summary>
    public readonly struct GeluTanh : IUnaryFunction<GeluTanh>
    {
        /// <summary>The coefficient of x³ (Hendrycks and Gimpel 2016, section 2).</summary>
        const double Cubic = 0.044715;

        /// <summary>From here on σ(−2u) is 0 also in double precision, and the derivative is 0 or 1. A factor that stays there makes a limit of what would be ∞ · 0.</summary>
        const double Saturation = 22;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static V Argument<V>(V x) where V : IReal<V> => Math.Sqrt(2 / Math.PI) * (x + Cubic * x * x * x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.GeluTanh(x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(GeluTanh f, V x, V y) where V : IReal<V>
        {
            x = V.Max(V.Min(x, Saturation), -Saturation);
            V u = Argument(x), slope = Math.Sqrt(2 / Math.PI) * (1 + 3 * Cubic * x * x);
            V s = V.Apply(new Sigmoid(), 2 * u);
            return s + 2 * x * slope * s * V.Apply(new Sigmoid(), -2 * u);
        }
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Gaussian error linear unit by its approximation, x/2·(1 + tanh u) with u = √(2/π)·(x + 0.044715x³).</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>
            /// Domain: ℝ. Derivative: σ(2u) + 2x·u′·σ(2u)·σ(−2u).
            /// (1 + tanh u)/2 is computed as σ(2u), with an extra word of 2u and before the product with x is rounded, so that the negative tail keeps its relative
            /// precision.
            /// Source: D. Hendrycks, K. Gimpel, Gaussian error linear units, 2016, section 2.
            /// </remarks>
            public Tensor GeluTanh() => x.Map(new GeluTanh());
        }
    }
}
