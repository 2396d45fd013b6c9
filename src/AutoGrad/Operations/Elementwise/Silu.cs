using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Sigmoid linear unit, x·σ(x) = x/(1 + e⁻ˣ), also called swish.</summary>
    public readonly struct Silu : IUnaryFunction<Silu>
    {
        /// <summary>From here on σ(−x) is 0 also in double precision. A factor that stays there makes a limit of what would be ∞ · 0.</summary>
        const double Saturation = 1000;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.SigmoidTimes(V.Max(x, -Saturation), x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Silu f, V x, V y) where V : IReal<V> =>
            V.Apply(new Sigmoid(), x) * (1 + V.Max(V.Min(x, Saturation), -Saturation) * V.Apply(new Sigmoid(), -x));
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Sigmoid linear unit, x·σ(x) = x/(1 + e⁻ˣ), also called swish.</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>
            /// Domain: ℝ. Derivative: σ(x)·(1 + x·σ(−x)).
            /// Source: S. Elfwing, E. Uchibe, K. Doya, Sigmoid-weighted linear units for neural network function approximation, 2017.
            /// </remarks>
            public Tensor Silu() => x.Map(new Silu());
        }
    }
}
