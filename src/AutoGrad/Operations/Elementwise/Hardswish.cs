using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>A piecewise quadratic swish, x·min(max(x + 3, 0), 6)/6.</summary>
    public readonly struct Hardswish : IUnaryFunction<Hardswish>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Kink> Kinks(Hardswish f) => [new Kink(at: -3, derivative: 0), new Kink(at: 3, derivative: 1)];

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Max(x, -3) * (V.Apply(new Relu6(), x + 3) / 6);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Hardswish f, V x, V y) where V : IReal<V> =>
            V.Where(V.LessOrEqual(x, -3), 0, V.Where(V.GreaterOrEqual(x, 3), 1, (2 * x + 3) / 6));
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>A piecewise quadratic swish, x·min(max(x + 3, 0), 6)/6.</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>
            /// Domain: ℝ. Derivative: 0 for x ≤ −3, (2x + 3)/6 between, 1 for x ≥ 3. At a kink: 0 at −3 and 1 at 3.
            /// Source: A. Howard et al., Searching for MobileNetV3, 2019, section 5.2.
            /// </remarks>
            public Tensor Hardswish() => x.Map(new Hardswish());
        }
    }
}
