using System.Globalization;
using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Soft threshold, x − λ for x &gt; λ, x + λ for x &lt; −λ, and 0 between.</summary>
    /// <param name="lambda">The threshold λ ≥ 0.</param>
    public readonly struct Softshrink(double lambda) : IUnaryFunction<Softshrink>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Softshrink> Samples => [new(0.5), new(1.25)];

        /// <inheritdoc/>
        public static IReadOnlyList<Kink> Kinks(Softshrink f) => [new Kink(at: -f.Lambda, derivative: 0), new Kink(at: f.Lambda, derivative: 0)];

        double Lambda { get; } = lambda;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => x - V.Max(V.Min(x, Lambda), -Lambda);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Softshrink f, V x, V y) where V : IReal<V> => Step.At(V.Abs(x), f.Lambda, below: 0, above: 1);

        /// <summary>The parameters as text.</summary>
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"lambda {Lambda:R}");
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Soft threshold, x − λ for x &gt; λ, x + λ for x &lt; −λ, and 0 between.</summary>
            /// <param name="lambda">The threshold λ ≥ 0.</param>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="ArgumentOutOfRangeException"><paramref name="lambda"/> is negative or NaN.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>
            /// Domain: ℝ. Derivative: 1 for |x| &gt; λ, else 0. At a kink: 0 at ±λ.
            /// Source: D. L. Donoho, De-noising by soft-thresholding, 1995.
            /// </remarks>
            public Tensor Softshrink(double lambda = 0.5)
            {
                if (!(lambda >= 0))
                    throw new ArgumentOutOfRangeException(nameof(lambda), $"Softshrink needs a threshold lambda ≥ 0, but it is {lambda}.");
                return x.Map(new Softshrink(lambda));
            }
        }
    }
}
