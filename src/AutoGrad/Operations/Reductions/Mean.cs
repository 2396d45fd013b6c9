namespace AutoGrad.Operations
{
    /// <summary>Mean over axes: a composition of <see cref="Sum"/>.</summary>
    internal sealed class Mean : IOperationDefinition
    {
        public static string Formula => "y = Σ x / n over the n elements along the axes";

        public static string Derivative => "x̄ = ȳ/n repeated along the axes";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("all axes", x => x[0].Mean(), [2, 3]),
            new("axis 1", x => x[0].Mean(1), [3, 4]),
            new("axes 0 and −1, keepDims", x => x[0].Mean([0, -1], keepDims: true), [2, 3, 2]),
        ];
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>The mean of all elements, Σᵢ xᵢ / n; NaN for an empty tensor.</summary>
            /// <returns>A tensor of shape [].</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            public Tensor Mean() => x.Sum() / x.Length;

            /// <summary>The mean along one axis.</summary>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <param name="keepDims">Whether the axis stays, with length 1.</param>
            /// <exception cref="ShapeException">The operand has no such axis.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            public Tensor Mean(int axis, bool keepDims = false) => x.Sum(axis, keepDims) / x.Shape[axis];

            /// <summary>The mean along several axes.</summary>
            /// <param name="axes">The axes, counted from the end if negative; none means all.</param>
            /// <param name="keepDims">Whether the axes stay, with length 1.</param>
            /// <exception cref="ShapeException">The operand has no such axis, or one is given twice.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            public Tensor Mean(ReadOnlySpan<int> axes, bool keepDims = false)
            {
                Tensor sum = x.Sum(axes, keepDims);
                return sum / ((double)x.Length / sum.Length);
            }
        }
    }
}
