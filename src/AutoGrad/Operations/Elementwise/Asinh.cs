using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Inverse hyperbolic sine, ln(x + √(x² + 1)).</summary>
    public readonly struct Asinh : IUnaryFunction<Asinh>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Asinh(x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Asinh f, V x, V y) where V : IReal<V>
        {
            V t = 1 / (1 + V.Abs(x)), s = x * t; // 1/√(x² + 1), scaled by t so that the square does not overflow
            return t / V.Sqrt(s * s + t * t);
        }
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Inverse hyperbolic sine, ln(x + √(x² + 1)).</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: ℝ. Derivative: 1/√(x² + 1).</remarks>
            public Tensor Asinh() => x.Map(new Asinh());
        }
    }
}
