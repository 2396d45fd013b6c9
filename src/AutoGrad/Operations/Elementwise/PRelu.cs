using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Rectified linear unit with a learned slope w of the negative side, max(x, 0) + w·min(x, 0).</summary>
    public readonly struct PRelu : IBinaryFunction<PRelu>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Kink> Kinks(PRelu f) => [new Kink([0, 0.25], [0.25, 0]), new Kink([0, -1], [-1, 0])];

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x, V w) where V : IReal<V> => V.Max(x, 0) + w * V.Min(x, 0);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V DerivativeA<V>(PRelu f, V x, V w, V y) where V : IReal<V> => Step.At(x, 0, below: w, above: 1);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V DerivativeB<V>(PRelu f, V x, V w, V y) where V : IReal<V> => V.Min(x, 0);
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Rectified linear unit with a learned slope w of the negative side, max(x, 0) + w·min(x, 0).</summary>
            /// <param name="weight">The slopes: one for all, or one for each place along axis 1, the channels; shape [], [1] or [channels].</param>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="ShapeException">The weight is neither one number nor as long as axis 1.</exception>
            /// <exception cref="DTypeException">An operand is not floating-point, or the dtypes differ.</exception>
            /// <remarks>
            /// Domain: ℝ × ℝ. Derivative: 1 for x &gt; 0, else w; and min(x, 0). At a kink: w at x = 0.
            /// Source: K. He, X. Zhang, S. Ren, J. Sun, Delving deep into rectifiers, 2015.
            /// </remarks>
            public Tensor PRelu(Tensor weight)
            {
                if (weight.Length == 1 && weight.Rank <= 1)
                    return Tensor.Map(new PRelu(), x, weight.Reshape([]));
                if (x.Rank < 2 || weight.Rank != 1 || weight.Length != x.Shape[1])
                    throw new ShapeException($"PRelu needs one slope, or one for each place along axis 1 of {x.Shape}, but its weight is {weight.Shape}.");
                var perChannel = new int[x.Rank - 1];
                Array.Fill(perChannel, 1);
                perChannel[0] = weight.Length;
                return Tensor.Map(new PRelu(), x, weight.Reshape(Shape.Create(perChannel)));
            }
        }
    }
}
