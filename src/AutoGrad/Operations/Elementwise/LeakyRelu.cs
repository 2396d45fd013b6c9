using System.Globalization;
using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Leaky rectified linear unit, x for x &gt; 0 and s·x otherwise.</summary>
    /// <param name="negativeSlope">The slope s of the negative side.</param>
    public readonly struct LeakyRelu(double negativeSlope) : IUnaryFunction<LeakyRelu>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<LeakyRelu> Samples => [new(0.01), new(0.3), new(-0.5)];

        /// <inheritdoc/>
        public static IReadOnlyList<Kink> Kinks(LeakyRelu f) => f.NegativeSlope == 1 ? [] : [new Kink(at: 0, derivative: f.NegativeSlope)];

        double NegativeSlope { get; } = negativeSlope;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Where(V.Greater(x, 0), x, NegativeSlope * x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(LeakyRelu f, V x, V y) where V : IReal<V> => Step.At(x, 0, below: f.NegativeSlope, above: 1);

        /// <summary>The parameters as text.</summary>
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"negative slope {NegativeSlope:R}");
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Leaky rectified linear unit, x for x &gt; 0 and s·x otherwise.</summary>
            /// <param name="negativeSlope">The slope s of the negative side.</param>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>
            /// Domain: ℝ. Derivative: 1 for x &gt; 0, else s. At a kink: s at 0.
            /// Source: A. Maas, A. Hannun, A. Ng, Rectifier nonlinearities improve neural network acoustic models, 2013.
            /// </remarks>
            public Tensor LeakyRelu(double negativeSlope = 0.01) => x.Map(new LeakyRelu(negativeSlope));
        }
    }
}
