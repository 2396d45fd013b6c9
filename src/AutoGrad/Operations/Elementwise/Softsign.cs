using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Softsign, x/(1 + |x|).</summary>
    public readonly struct Softsign : IUnaryFunction<Softsign>
    {
        /// <summary>The sum of this and 1 rounds to it also in double precision, so that the value is 1. Beyond, it would be ∞/∞ in the end.</summary>
        const double Saturation = 1L << 60;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V>
        {
            x = V.Max(V.Min(x, Saturation), -Saturation);
            return x / (1 + V.Abs(x));
        }

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Softsign f, V x, V y) where V : IReal<V>
        {
            V q = 1 / (1 + V.Abs(x));
            return q * q;
        }
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Softsign, x/(1 + |x|).</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: ℝ. Derivative: 1/(1 + |x|)².</remarks>
            public Tensor Softsign() => x.Map(new Softsign());
        }
    }
}
