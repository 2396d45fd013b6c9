using System.Globalization;
using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Huber's function, x²/2 for |x| ≤ δ, else δ(|x| − δ/2).</summary>
    /// <param name="delta">δ &gt; 0, where the parabola goes over into lines.</param>
    public readonly struct Huber(double delta) : IUnaryFunction<Huber>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Huber> Samples => [new(1), new(0.75)];

        /// <inheritdoc/>
        public static IReadOnlyList<Kink> Kinks(Huber f) => [new Kink(at: -f.Delta, derivative: -f.Delta), new Kink(at: f.Delta, derivative: f.Delta)];

        double Delta { get; } = delta;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V>
        {
            // Both branches in one expression: c is x on the parabola and ±δ on the lines.
            V c = Nearest(this, x);
            return c * (x - (0.5 * c));
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Huber f, V x, V y) where V : IReal<V> => Nearest(f, x);

        /// <summary>The number from −δ to δ that is nearest to x.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static V Nearest<V>(Huber f, V x) where V : IReal<V> => V.Max(V.Min(x, f.Delta), -f.Delta);

        /// <summary>The parameters as text.</summary>
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"delta {Delta:R}");
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Huber's function, x²/2 for |x| ≤ δ, else δ(|x| − δ/2): quadratic near 0, linear beyond, so that single large errors weigh less.</summary>
            /// <param name="delta">δ &gt; 0, where the parabola goes over into lines.</param>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="ArgumentOutOfRangeException"><paramref name="delta"/> is not above 0, or not finite.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>
            /// Domain: ℝ. Derivative: x for |x| ≤ δ, else ±δ. It has no jump at ±δ, where the second derivative goes from 1 to 0.
            /// Source: P. J. Huber, Robust estimation of a location parameter, Annals of Mathematical Statistics 35, 1964.
            /// </remarks>
            public Tensor Huber(double delta = 1)
            {
                if (!(delta > 0 && double.IsFinite(delta)))
                    throw new ArgumentOutOfRangeException(nameof(delta), $"Huber needs a finite delta > 0, but it is {delta}.");
                return x.Map(new Huber(delta));
            }
        }
    }
}
