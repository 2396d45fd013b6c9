using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Scaled exponential linear unit, λ(max(x, 0) + min(0, α(eˣ − 1))).</summary>
    public readonly struct Selu : IUnaryFunction<Selu>
    {
        /// <summary>α for which activations keep mean 0 and variance 1 (Klambauer et al. 2017, equation 14).</summary>
        const double Alpha = 1.6732632423543772;

        /// <summary>λ of the same equation.</summary>
        const double Scale = 1.0507009873554805;

        /// <inheritdoc/>
        public static IReadOnlyList<Kink> Kinks(Selu f) => [new Kink(at: 0, derivative: Scale * Alpha)];

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => Scale * (V.Max(x, 0) + Alpha * V.Expm1(V.Min(x, 0)));

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Selu f, V x, V y) where V : IReal<V> =>
            V.Where(V.Greater(x, 0), Scale, Scale * Alpha * V.Exp(V.Min(x, 0)));
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Scaled exponential linear unit, λ(max(x, 0) + min(0, α(eˣ − 1))).</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>
            /// Domain: ℝ. Derivative: λ for x &gt; 0, else λαeˣ. At a kink: λα at 0.
            /// Source: G. Klambauer, T. Unterthiner, A. Mayr, S. Hochreiter, Self-normalizing neural networks, 2017, where λ and α come from.
            /// </remarks>
            public Tensor Selu() => x.Map(new Selu());
        }
    }
}
