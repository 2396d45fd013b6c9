using System.Globalization;
using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Hard threshold, x for |x| &gt; λ and 0 otherwise.</summary>
    /// <param name="lambda">The threshold λ ≥ 0.</param>
    public readonly struct Hardshrink(double lambda) : IUnaryFunction<Hardshrink>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Hardshrink> Samples => [new(0.5), new(1.25)];

        /// <inheritdoc/>
        public static IReadOnlyList<Kink> Kinks(Hardshrink f) => [new Kink(at: -f.Lambda, derivative: 0), new Kink(at: f.Lambda, derivative: 0)];

        double Lambda { get; } = lambda;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Where(V.LessOrEqual(V.Abs(x), Lambda), 0, x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Hardshrink f, V x, V y) where V : IReal<V> => Step.At(V.Abs(x), f.Lambda, below: 0, above: 1);

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
            /// <summary>Hard threshold, x for |x| &gt; λ and 0 otherwise.</summary>
            /// <param name="lambda">The threshold λ ≥ 0.</param>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="ArgumentOutOfRangeException"><paramref name="lambda"/> is negative or NaN.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>
            /// Domain: ℝ. Derivative: 1 for |x| &gt; λ, else 0. At a kink: 0 at ±λ, where the value jumps.
            /// Source: D. L. Donoho, I. M. Johnstone, Ideal spatial adaptation by wavelet shrinkage, 1994.
            /// </remarks>
            public Tensor Hardshrink(double lambda = 0.5)
            {
                if (!(lambda >= 0))
                    throw new ArgumentOutOfRangeException(nameof(lambda), $"Hardshrink needs a threshold lambda ≥ 0, but it is {lambda}.");
                return x.Map(new Hardshrink(lambda));
            }
        }
    }
}
