using AutoGrad.Kernels;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>The place of the largest element.</summary>
    internal sealed class ArgMax(int? axis, bool keepDims) : PlaceSearch(axis, keepDims), IOperationDefinition
    {
        public static string Formula => "y = the least i with xᵢ = max x along the axis";

        public static string Derivative => "none";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("all elements", x => x[0].ArgMax(), [2, 3]) { IsDifferentiable = false },
            new("axis 0", x => x[0].ArgMax(0), [3, 4]) { IsDifferentiable = false },
            new("axis −1, keepDims", x => x[0].ArgMax(-1, keepDims: true), [2, 3, 2]) { IsDifferentiable = false },
        ];

        private protected override void Search<T>(in LineLayout layout, ReadOnlySpan<T> source, Span<int> places) =>
            Selections.First<PreferLarger, T>(layout, source, places);
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>The place of the largest element in row-major order: the first of several equal ones, or the first NaN.</summary>
            /// <returns>An Int32 tensor of shape []; no gradient flows through it.</returns>
            /// <exception cref="ShapeException">The operand is empty.</exception>
            /// <exception cref="DTypeException">The operand is Bool.</exception>
            public Tensor ArgMax() => new ArgMax(null, keepDims: false).Apply(x);

            /// <summary>The place of the largest element along an axis: the first of several equal ones, or the first NaN.</summary>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <param name="keepDims">Whether the axis stays, with length 1.</param>
            /// <returns>An Int32 tensor; no gradient flows through it.</returns>
            /// <exception cref="ShapeException">The operand has no such axis, or the axis has length 0.</exception>
            /// <exception cref="DTypeException">The operand is Bool.</exception>
            public Tensor ArgMax(int axis, bool keepDims = false) => new ArgMax(axis, keepDims).Apply(x);
        }
    }
}
