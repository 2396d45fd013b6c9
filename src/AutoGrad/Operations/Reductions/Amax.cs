using AutoGrad.Kernels;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>The largest element over axes.</summary>
    internal sealed class Amax(AxisSet axes, bool keepDims) : Extremum<Larger>(axes, keepDims), IOperationDefinition
    {
        public static string Formula => "y = max x over the axes";

        public static string Derivative => "x̄ᵢ = ȳ/t where xᵢ = y, t the number of such elements, else 0";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("all axes", x => x[0].Amax(), [4]) { Kinks = [new SampleKink([[0.5, 2, 2, -1]], [[0, 0.5, 0.5, 0]])] },
            new("axis 0", x => x[0].Amax(0), [3, 4]),
            new("axis −1, keepDims", x => x[0].Amax(-1, keepDims: true), [2, 3, 2]),
            new("axes 0 and 2", x => x[0].Amax([0, 2]), [2, 3, 2]),
            new("a single number", x => x[0].Amax(), []),
        ];
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>The largest of all elements; NaN if one is NaN.</summary>
            /// <returns>A tensor of shape [].</returns>
            /// <exception cref="ShapeException">The operand is empty.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Derivative: 1 for the largest element; at a kink, elements that tie share it equally. Kept for backward: x and y.</remarks>
            public Tensor Amax() => new Amax(AxisSet.All, keepDims: false).Apply(x);

            /// <summary>The largest element along one axis; NaN if one is NaN.</summary>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <param name="keepDims">Whether the axis stays, with length 1.</param>
            /// <exception cref="ShapeException">The operand has no such axis, or it has no elements.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            public Tensor Amax(int axis, bool keepDims = false) => new Amax(AxisSet.Of(axis), keepDims).Apply(x);

            /// <summary>The largest element along several axes; NaN if one is NaN.</summary>
            /// <param name="axes">The axes, counted from the end if negative; none means all.</param>
            /// <param name="keepDims">Whether the axes stay, with length 1.</param>
            /// <exception cref="ShapeException">The operand has no such axis, one is given twice, or they have no elements.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            public Tensor Amax(ReadOnlySpan<int> axes, bool keepDims = false) => new Amax(AxisSet.Of(axes), keepDims).Apply(x);
        }
    }
}
