using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Tangent, tan x, x in radians.</summary>
    public readonly struct Tan : IUnaryFunction<Tan>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Domain> Domains(Tan f) => [Domain.Open(-Math.PI / 2, Math.PI / 2)];

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.Tan(x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(Tan f, V x, V y) where V : IReal<V> => 1 + y * y;
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Tangent, tan x, x in radians.</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: ℝ without the odd multiples of π/2; sampled on (−π/2, π/2). Derivative: 1 + tan²x.</remarks>
            public Tensor Tan() => x.Map(new Tan());
        }
    }
}
