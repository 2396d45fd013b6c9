using System.Globalization;
using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>The identity between two bounds, min(max(x, min), max): a piecewise linear tanh.</summary>
    /// <param name="min">The lower bound.</param>
    /// <param name="max">The upper bound.</param>
    public readonly struct Hardtanh(double min, double max) : IUnaryFunction<Hardtanh>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Hardtanh> Samples => [new(-1, 1), new(-0.5, 2)];

        /// <inheritdoc/>
        public static IReadOnlyList<Kink> Kinks(Hardtanh f) => [new Kink(at: f.Min, derivative: 0), new Kink(at: f.Max, derivative: 0)];

        double Min { get; } = min;

        double Max { get; } = max;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Min(V.Max(x, Min), Max);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Hardtanh f, V x, V y) where V : IReal<V> => Step.Between(x, f.Min, f.Max);

        /// <summary>The parameters as text.</summary>
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"min {Min:R}, max {Max:R}");
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>The identity between two bounds, min(max(x, min), max): a piecewise linear tanh.</summary>
            /// <param name="min">The lower bound.</param>
            /// <param name="max">The upper bound.</param>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="ArgumentException"><paramref name="min"/> exceeds <paramref name="max"/>, or one is NaN.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: ℝ. Derivative: 1 for min &lt; x &lt; max, else 0. At a kink: 0 at both bounds, where <c>Clamp</c> has 1.</remarks>
            public Tensor Hardtanh(double min = -1, double max = 1)
            {
                Bounds.Check(nameof(Hardtanh), min, max);
                return x.Map(new Hardtanh(min, max));
            }
        }
    }
}
