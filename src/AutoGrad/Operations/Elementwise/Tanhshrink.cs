using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>What the hyperbolic tangent takes away, x − tanh x.</summary>
    public readonly struct Tanhshrink : IUnaryFunction<Tanhshrink>
    {
        /// <summary>
        /// x − tanh x for |x| ≤ 1: the convergent x/(1 + x²/(3 + x²/(5 + … + x²/17))) of tanh x, subtracted exactly. All terms have one sign, and the
        /// relative error of the convergent is below 2⁻⁵³.
        /// </summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static V Near<V>(V x) where V : IReal<V>
        {
            V z = x * x;
            V above = 11486475 + z * (810810 + z * (12870 + z * 44));
            V below = 34459425 + z * (16216200 + z * (945945 + z * (13860 + z * 45)));
            return x * z * (above / below);
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Where(V.Less(V.Abs(x), 1), Near(x), x - V.Tanh(x));

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Tanhshrink f, V x, V y) where V : IReal<V>
        {
            V t = V.Tanh(x);
            return t * t;
        }
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>What the hyperbolic tangent takes away, x − tanh x.</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>
            /// Domain: ℝ. Derivative: tanh² x.
            /// For |x| &lt; 1, where the difference would cancel, the value comes from the continued fraction of tanh (J. H. Lambert, 1761).
            /// </remarks>
            public Tensor Tanhshrink() => x.Map(new Tanhshrink());
        }
    }
}
