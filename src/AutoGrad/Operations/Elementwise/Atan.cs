using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Inverse tangent, the angle in (−π/2, π/2) whose tangent is x.</summary>
    public readonly struct Atan : IUnaryFunction<Atan>
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Atan(x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Atan f, V x, V y) where V : IReal<V> => 1 / (1 + x * x);
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Inverse tangent, the angle in (−π/2, π/2) whose tangent is x.</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: ℝ. Derivative: 1/(1 + x²).</remarks>
            public Tensor Atan() => x.Map(new Atan());
        }
    }
}
