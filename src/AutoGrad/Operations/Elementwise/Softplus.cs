using System.Globalization;
using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Softplus, ln(1 + e^(βx))/β: a smooth ReLU.</summary>
    /// <param name="beta">The sharpness β ≠ 0.</param>
    public readonly struct Softplus(double beta) : IUnaryFunction<Softplus>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Softplus> Samples => [new(1), new(2.5), new(-0.7), new(0.01)];

        double Beta { get; } = beta;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => Beta == 1 ? V.Softplus(x) : V.Softplus(x, Beta);

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
            /// <remarks>Domain: ℝ. Derivative: σ(βx). Nothing overflows: for large βx the value is x itself. βx keeps an extra word, so that no β costs digits.</remarks>
            public Tensor Softplus(double beta = 1)
            {
                if (beta == 0 || !double.IsFinite(beta))
                    throw new ArgumentOutOfRangeException(nameof(beta), $"Softplus divides by beta, which must be finite and not 0, but it is {beta}.");
                return x.Map(new Softplus(beta));
            }
        }
    }
}
