using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Error function, 2/√π ∫₀ˣ e^(−t²) dt.</summary>
    public readonly struct Erf : IUnaryFunction<Erf>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Erf(x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Erf f, V x, V y) where V : IReal<V> => 2 / Math.Sqrt(Math.PI) * V.Exp(-(x * x));
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Error function, 2/√π ∫₀ˣ e^(−t²) dt.</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: ℝ. Derivative: 2/√π e^(−x²).</remarks>
            public Tensor Erf() => x.Map(new Erf());
        }
    }
}
