namespace AutoGrad.Operations
{
    /// <summary>Softmax of the negated elements along an axis: a composition of <see cref="Softmax"/>.</summary>
    internal sealed class Softmin : IOperationDefinition
    {
        public static string Formula => "y = e⁻ˣ / Σ e⁻ˣ along the axis";

        public static string Derivative => "x̄ = −y (ȳ − Σ ȳ y)";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("axis −1", x => x[0].Softmin(-1), [3, 4]),
            new("axis 0", x => x[0].Softmin(0), [3, 4]),
        ];
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Softmin along an axis, y = e⁻ˣ / Σ e⁻ˣ: the softmax of −x.</summary>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <returns>A tensor of the shape and dtype of the operand, whose elements along the axis sum to 1.</returns>
            /// <exception cref="ShapeException">The operand has no such axis.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Domain: the reals, and ∞ for what is masked. Derivative: −y (ȳ − Σ ȳ y).</remarks>
            public Tensor Softmin(int axis)
            {
                // Before the negation is recorded.
                x.Shape.Axis(axis);
                return (-x).Softmax(axis);
            }
        }
    }
}
