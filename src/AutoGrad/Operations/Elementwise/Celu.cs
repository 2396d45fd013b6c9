using System.Globalization;
using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Continuously differentiable exponential linear unit, max(x, 0) + min(0, α(e^(x/α) − 1)).</summary>
    /// <param name="alpha">The negated limit α ≠ 0 for x → −∞.</param>
    public readonly struct Celu(double alpha) : IUnaryFunction<Celu>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Celu> Samples => [new(1), new(0.5), new(2)];

        double Alpha { get; } = alpha;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Max(x, 0) + Alpha * V.Expm1(V.Min(x, 0) / Alpha);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Celu f, V x, V y) where V : IReal<V> => V.Where(V.Greater(x, 0), 1, V.Exp(V.Min(x, 0) / f.Alpha));

        /// <summary>The parameters as text.</summary>
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"alpha {Alpha:R}");
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Continuously differentiable exponential linear unit, max(x, 0) + min(0, α(e^(x/α) − 1)).</summary>
            /// <param name="alpha">The negated limit α ≠ 0 for x → −∞.</param>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="ArgumentOutOfRangeException"><paramref name="alpha"/> is 0 or not finite.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>
            /// Domain: ℝ. Derivative: 1 for x &gt; 0, else e^(x/α); it is continuous at 0.
            /// Source: J. T. Barron, Continuously differentiable exponential linear units, 2017.
            /// </remarks>
            public Tensor Celu(double alpha = 1)
            {
                if (alpha == 0 || !double.IsFinite(alpha))
                    throw new ArgumentOutOfRangeException(nameof(alpha), $"Celu divides by alpha, which must be finite and not 0, but it is {alpha}.");
                return x.Map(new Celu(alpha));
            }
        }
    }
}
