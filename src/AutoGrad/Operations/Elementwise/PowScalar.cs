using System.Globalization;
using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Power with a constant exponent, xᵖ.</summary>
    /// <param name="exponent">The exponent p.</param>
    public readonly struct PowScalar(double exponent) : IUnaryFunction<PowScalar>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<PowScalar> Samples => [new(2), new(3), new(2.5), new(-1.5), new(-2), new(1), new(0)];

        /// <inheritdoc/>
        public static IReadOnlyList<Domain> Domains(PowScalar f) =>
            [!double.IsInteger(f.Exponent) ? Domain.Positive : f.Exponent < 0 ? Domain.NonZero : Domain.Real];

        double Exponent { get; } = exponent;

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => Exponent switch
        {
            0 => V.Where(V.Equal(x, x), 1, x), // NaN stays NaN, which V.Pow makes 1
            1 => x,
            2 => x * x,
            3 => x * x * x,
            double p => V.Pow(x, p),
        };

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(PowScalar f, V x, V y) where V : IReal<V> =>
            f.Exponent switch
            {
                0 => Step.Flat(x),
                1 => 1,
                double p => p * V.Apply(new PowScalar(p - 1), x),
            };

        /// <summary>The parameters as text.</summary>
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"exponent {Exponent:R}");
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Power with a constant exponent, xᵖ.</summary>
            /// <param name="exponent">The exponent p.</param>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: (0, ∞); for an integer p ≥ 0 the reals, for an integer p &lt; 0 the reals without 0. Derivative: p xᵖ⁻¹. NaN⁰ is NaN here, unlike IEEE 754 <c>pow</c>.</remarks>
            public Tensor Pow(double exponent) => x.Map(new PowScalar(exponent));
        }
    }
}
