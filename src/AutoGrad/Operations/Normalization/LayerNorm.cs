using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Elements less their mean, over their standard deviation, along the last axes.</summary>
    internal sealed class LayerNorm(int axes, double epsilon) : Normalization(axes, epsilon, isCentred: true), IOperationDefinition
    {
        public static string Formula => "y = (x − mean x) / √(var x + ε) along the last axes, var with the divisor n";

        public static string Derivative => "x̄ = (ȳ − mean ȳ − y mean(ȳ y)) / √(var x + ε)";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("last axis", x => x[0].LayerNorm([4]), [3, 4]) { Composition = x => new LayerNorm(1, 1e-5).Composed(x[0]) },
            new("two axes, ε 0.1", x => x[0].LayerNorm([3, 2], epsilon: 0.1), [2, 3, 2]) { Composition = x => new LayerNorm(2, 0.1).Composed(x[0]) },
            new("weight and bias", x => x[0].LayerNorm([4], x[1], x[2]), [2, 4], [4], [4])
            {
                Composition = x => (new LayerNorm(1, 1e-5).Composed(x[0]) * x[1]) + x[2],
            },
        ];
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>
            /// Layer normalization, y = w (x − mean x) / √(var x + ε) + b, with mean and variance over the last axes together; the variance is the biased one.
            /// </summary>
            /// <param name="normalizedShape">The lengths of the axes to normalize over: the end of the operand's shape.</param>
            /// <param name="weight">w, of the normalized shape; null for ones.</param>
            /// <param name="bias">b, of the normalized shape; null for zeros.</param>
            /// <param name="epsilon">ε ≥ 0. With 0, equal elements give NaN.</param>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="ShapeException">The normalized shape is empty or not the end of the operand's, or weight or bias have another.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point, or weight or bias have another dtype.</exception>
            /// <exception cref="ArgumentOutOfRangeException">ε is negative, infinite or not a number.</exception>
            /// <remarks>
            /// Derivative, for ȳ w = g and the normalized x̂: x̄ = (g − mean g − x̂ mean(g x̂)) / √(var x + ε). Kept for backward: x, and with a weight x̂.
            /// A large mean costs no digits. Source: Ba, Kiros and Hinton, Layer normalization, 2016, section 3.
            /// </remarks>
            public Tensor LayerNorm(Shape normalizedShape, Tensor? weight = null, Tensor? bias = null, double epsilon = 1e-5)
            {
                int axes = Normalization.AxesOf(nameof(LayerNorm), x, normalizedShape, epsilon, weight, bias);
                Tensor y = new LayerNorm(axes, epsilon).Apply(x);
                if (weight is not null)
                    y *= weight;
                return bias is null ? y : y + bias;
            }
        }
    }
}
