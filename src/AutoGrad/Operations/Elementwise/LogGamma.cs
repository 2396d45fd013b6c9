using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Logarithm of the absolute value of the gamma function, ln |Γ(x)|; lgamma elsewhere.</summary>
    public readonly struct LogGamma : IUnaryFunction<LogGamma>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<Domain> Domains(LogGamma f) => [Domain.Positive];

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => V.LogGamma(x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(LogGamma f, V x, V y) where V : IReal<V> => V.Polygamma(0, x);
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Logarithm of the absolute value of the gamma function, ln |Γ(x)|; lgamma elsewhere.</summary>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: ℝ without 0 and the negative integers; sampled on (0, ∞). Derivative: ψ(x).</remarks>
            public Tensor LogGamma() => x.Map(new LogGamma());
        }
    }
}
