using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Mish, x·tanh(ln(1 + eˣ)).</summary>
    public readonly struct Mish : IUnaryFunction<Mish>
    {
        /// <summary>From here on tanh(ln(1 + eˣ)) = 1 − 2/(n + 2) rounds to 1 and its derivative, below 2·37/e⁷⁴, is lost beside it.</summary>
        const double Saturation = 37;

        /// <summary>From here on eˣ is 0 also in double precision. A factor that stays there makes a limit of what would be ∞ · 0.</summary>
        const double Vanishing = -1000;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V>
        {
            V root = V.Exp(0.5 * V.Min(x, Saturation)), e = root * root;
            return V.Max(x, Vanishing) * root * (root * ((e + 2) / (e * (e + 2) + 2)));
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Mish f, V x, V y) where V : IReal<V>
        {
            x = V.Max(V.Min(x, Saturation), Vanishing);
            V e = V.Exp(x), n = e * (e + 2), d = n + 2;
            return n / d + 4 * x * (e / d) * ((1 + e) / d);
        }
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Mish, x·tanh(ln(1 + eˣ)).</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>
            /// Domain: ℝ. Derivative: t + x·(1 − t²)·σ(x) with t = tanh(ln(1 + eˣ)).
            /// With n = eˣ(eˣ + 2) the tangent is n/(n + 2), which takes one exponential and keeps its relative precision on both sides. The value multiplies by
            /// e^(x/2) twice, so that its tail is normal where eˣ already is subnormal.
            /// Source: D. Misra, Mish: a self regularized non-monotonic activation function, 2019.
            /// </remarks>
            public Tensor Mish() => x.Map(new Mish());
        }
    }
}
