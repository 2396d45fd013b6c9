using System.Globalization;
using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Power with a constant base, cˣ.</summary>
    /// <param name="baseValue">The base c.</param>
    public readonly struct ScalarPow(double baseValue) : IUnaryFunction<ScalarPow>
    {
        /// <inheritdoc/>
        public static IReadOnlyList<ScalarPow> Samples => [new(2), new(10), new(0.5), new(1), new(0)];

        /// <inheritdoc/>
        public static IReadOnlyList<Domain> Domains(ScalarPow f) => [f.Base == 0 ? Domain.Positive : Domain.Real];

        double Base { get; } = baseValue;

        double LogBase { get; } = Math.Log(baseValue);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Value<V>(V x) where V : IReal<V> => Base == 1 ? V.Where(V.Equal(x, x), 1, x) : V.Pow(Base, x);

        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Derivative<V>(ScalarPow f, V x, V y) where V : IReal<V> =>
            f.Base is 0 or 1 ? V.Where(V.Equal(x, x), 0, x) : y * f.LogBase;

        /// <summary>The parameters as text.</summary>
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"base {Base:R}");
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor)
        {
            /// <summary>Power with a constant base, cˣ.</summary>
            /// <param name="baseValue">The base c.</param>
            /// <param name="exponent">The exponents x.</param>
            /// <returns>A tensor of the shape and dtype of the exponents.</returns>
            /// <exception cref="DTypeException">The exponents are not floating-point.</exception>
            /// <remarks>
            /// Domain: ℝ for c &gt; 0, (0, ∞) for c = 0; for c &lt; 0 the value at integers only. Derivative: cˣ ln c, 0 for c = 0,
            /// NaN for c &lt; 0. NaN as an exponent gives NaN, also of the base 1, unlike IEEE 754 <c>pow</c>.
            /// </remarks>
            public static Tensor Pow(double baseValue, Tensor exponent) => exponent.Map(new ScalarPow(baseValue));
        }
    }
}
