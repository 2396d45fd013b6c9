using System.Globalization;
using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Softplus, ln(1 + e^(βx))/β: a smooth ReLU.</summary>
    /// <param name="beta">The sharpness β ≠ 0.</param>
    public readonly struct Softplus(double beta) : IUnaryFunction<Softplus>
    {
        /// <summary>From here on ln(1 + eᶻ) − z = ln(1 + e⁻ᶻ) is below 2⁻⁵³ and z absorbs it.</summary>
        internal const double Saturation = 37;

        /// <inheritdoc/>
        public static IReadOnlyList<Softplus> Samples => [new(1), new(2.5), new(0.5)];

        double Beta { get; } = beta;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V>
        {
            V beta = Beta; // here and not where it is used: only what is computed in any case leaves the loop
            if (Beta == 1)
                return V.Softplus(x);
            V z = beta * x;
            return V.Where(V.Greater(z, Saturation), x, V.Softplus(z) / beta);
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Softplus f, V x, V y) where V : IReal<V> => V.Apply(new Sigmoid(), f.Beta * x);

        /// <summary>The parameters as text.</summary>
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"beta {Beta:R}");
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Softplus, ln(1 + e^(βx))/β: a smooth ReLU.</summary>
            /// <param name="beta">The sharpness β ≠ 0.</param>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="ArgumentOutOfRangeException"><paramref name="beta"/> is 0 or not finite.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: ℝ. Derivative: σ(βx). Nothing overflows: for large βx the value is x itself.</remarks>
            public Tensor Softplus(double beta = 1)
            {
                if (beta == 0 || !double.IsFinite(beta))
                    throw new ArgumentOutOfRangeException(nameof(beta), $"Softplus divides by beta, which must be finite and not 0, but it is {beta}.");
                return x.Map(new Softplus(beta));
            }
        }
    }
}
