using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Derivative of order n of digamma ψ = Γ′/Γ; order 0 is digamma itself.</summary>
    /// <param name="order">n ≥ 0.</param>
    public readonly struct Polygamma(int order) : IUnaryFunction<Polygamma>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Polygamma> Samples => [new(0), new(1), new(2)];

        /// <inheritdoc/>
        public static IReadOnlyList<Domain> Domains(Polygamma f) => [Domain.Positive];

        int Order { get; } = order;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Polygamma(Order, x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Polygamma f, V x, V y) where V : IReal<V> => V.Polygamma(f.Order + 1, x);

        /// <summary>The parameters as text.</summary>
        public override string ToString() => $"order {Order}";
    }

    /// <summary>The logarithmic derivative of the gamma function, a composition of <see cref="Polygamma"/>.</summary>
    internal sealed class Digamma : IOperationDefinition
    {
        public static string Formula => "y = ψ(x) = Γ′(x) / Γ(x)";

        public static string Derivative => "x̄ = ȳ ψ′(x)";

        public static IEnumerable<OperationSample> Samples => [new("positive", x => x[0].Digamma(), [2, 3]) { Domains = [Domain.Positive] }];
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Digamma, ψ(x) = Γ′(x)/Γ(x): the derivative of <c>LogGamma</c>.</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: ℝ without 0 and the negative integers; sampled on (0, ∞). Derivative: trigamma, <c>Polygamma(1)</c>.</remarks>
            public Tensor Digamma() => x.Polygamma(0);

            /// <summary>Derivative of order n of digamma ψ = Γ′/Γ; order 0 is digamma itself.</summary>
            /// <param name="order">n ≥ 0.</param>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="ArgumentOutOfRangeException"><paramref name="order"/> is negative.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: ℝ without 0 and the negative integers; sampled on (0, ∞). Derivative: the polygamma function of order n + 1.</remarks>
            public Tensor Polygamma(int order)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(order);
                return x.Map(new Polygamma(order));
            }
        }
    }
}
