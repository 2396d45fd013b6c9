using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Elements over the root of their mean square along the last axes.</summary>
    internal sealed class RmsNorm(int axes, double epsilon) : Normalization(axes, epsilon, isCentred: false), IOperationDefinition
    {
        public static string Formula => "y = x / √(mean x² + ε) along the last axes";

        public static string Derivative => "x̄ = (ȳ − y mean(ȳ y)) / √(mean x² + ε)";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("last axis", x => x[0].RmsNorm([4]), [3, 4]) { Composition = x => new RmsNorm(1, 1e-6).Composed(x[0]) },
            new("two axes, weight, ε 0.1", x => x[0].RmsNorm([3, 2], x[1], epsilon: 0.1), [2, 3, 2], [3, 2])
            {
                Composition = x => new RmsNorm(2, 0.1).Composed(x[0]) * x[1],
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
            /// <summary>Root-mean-square normalization, y = w x / √(mean x² + ε), with the mean over the last axes together.</summary>
            /// <param name="normalizedShape">The lengths of the axes to normalize over: the end of the operand's shape.</param>
            /// <param name="weight">w, of the normalized shape; null for ones.</param>
            /// <param name="epsilon">ε ≥ 0. With 0, zeros give NaN.</param>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="ShapeException">The normalized shape is empty or not the end of the operand's, or the weight has another.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point, or the weight has another dtype.</exception>
            /// <exception cref="ArgumentOutOfRangeException">ε is negative, infinite or not a number.</exception>
            /// <remarks>
            /// Derivative, for ȳ w = g and the normalized x̂: x̄ = (g − x̂ mean(g x̂)) / √(mean x² + ε). Kept for backward: x, and with a weight x̂.
            /// Source: Zhang and Sennrich, Root mean square layer normalization, NeurIPS 2019, section 4.
            /// </remarks>
            public Tensor RmsNorm(Shape normalizedShape, Tensor? weight = null, double epsilon = 1e-6)
            {
                int axes = Normalization.AxesOf(nameof(RmsNorm), x, normalizedShape, epsilon, weight, bias: null);
                Tensor y = new RmsNorm(axes, epsilon).Apply(x);
                return weight is null ? y : y * weight;
            }
        }
    }
}
