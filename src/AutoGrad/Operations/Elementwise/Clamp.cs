using System.Globalization;
using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>The nearest number within bounds, min(max(x, min), max).</summary>
    /// <param name="min">The lower bound; −∞ if there is none.</param>
    /// <param name="max">The upper bound; +∞ if there is none.</param>
    public readonly struct Clamp(double min, double max) : IUnaryFunction<Clamp>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Clamp> Samples =>
            [new(-1, 2), new(double.NegativeInfinity, 0.5), new(-0.5, double.PositiveInfinity), new(double.NegativeInfinity, double.PositiveInfinity)];

        /// <inheritdoc/>
        public static IReadOnlyList<Kink> Kinks(Clamp f) =>
            [.. new[] { f.Min, f.Max }.Where(double.IsFinite).Select(bound => new Kink(at: bound, derivative: 1))];

        double Min { get; } = min;

        double Max { get; } = max;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Min(V.Max(x, Min), Max);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Clamp f, V x, V y) where V : IReal<V> =>
            V.Where(V.And(V.GreaterOrEqual(x, f.Min), V.LessOrEqual(x, f.Max)), 1, Step.Flat(x));

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
            /// <summary>The nearest number within bounds, min(max(x, min), max).</summary>
            /// <param name="min">The lower bound; null for none.</param>
            /// <param name="max">The upper bound; null for none.</param>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="ArgumentException"><paramref name="min"/> exceeds <paramref name="max"/>, or one is NaN.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>
            /// Domain: ℝ. Derivative: 1 for min ≤ x ≤ max, else 0. At a kink: 1 at both bounds, so that a parameter that was clamped to one can
            /// leave it again (<c>Hardtanh</c> has 0 there).
            /// </remarks>
            public Tensor Clamp(double? min = null, double? max = null)
            {
                double lower = min ?? double.NegativeInfinity, upper = max ?? double.PositiveInfinity;
                Bounds.Check(nameof(Clamp), lower, upper);
                return x.Map(new Clamp(lower, upper));
            }
        }
    }
}
