using System.Globalization;
using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Exponential linear unit, x for x &gt; 0 and α(eˣ − 1) otherwise.</summary>
    /// <param name="alpha">The negated limit α for x → −∞.</param>
    public readonly struct Elu(double alpha) : IUnaryFunction<Elu>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Elu> Samples => [new(1), new(0.5), new(2)];

        /// <inheritdoc/>
        public static IReadOnlyList<Kink> Kinks(Elu f) => f.Alpha == 1 ? [] : [new Kink(at: 0, derivative: f.Alpha)];

        double Alpha { get; } = alpha;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Max(x, 0) + Alpha * V.Expm1(V.Min(x, 0));

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Elu f, V x, V y) where V : IReal<V> => V.Where(V.Greater(x, 0), 1, f.Alpha * V.Exp(V.Min(x, 0)));

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
            /// <summary>Exponential linear unit, x for x &gt; 0 and α(eˣ − 1) otherwise.</summary>
            /// <param name="alpha">The negated limit α for x → −∞.</param>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>
            /// Domain: ℝ. Derivative: 1 for x &gt; 0, else αeˣ. At a kink: α at 0, which is no kink for α = 1.
            /// Source: D.-A. Clevert, T. Unterthiner, S. Hochreiter, Fast and accurate deep network learning by exponential linear units, 2016.
            /// </remarks>
            public Tensor Elu(double alpha = 1) => x.Map(new Elu(alpha));
        }
    }
}
