using AutoGrad.Kernels;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>The middle element in the order of size: picked by the place that is found first.</summary>
    internal sealed class Median : IOperationDefinition
    {
        public static string Formula => "y = the element of rank ⌈n/2⌉ of n along the axis, the lower of two middle ones";

        public static string Derivative => "x̄ = ȳ at the place of the median, else 0";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("all elements", x => x[0].Median(), [2, 3]),
            new("axis 0", x => x[0].Median(0), [3, 4]),
            new("axis −1, keepDims", x => x[0].Median(-1, keepDims: true), [2, 3, 2]),
        ];
    }

    /// <summary>The place of the median along an axis, of the lower of two middle elements.</summary>
    internal sealed class MedianPlace(int axis) : PlaceSearch(axis, keepDims: true), IOperationDefinition
    {
        public static string Formula => "y = i with xᵢ = median x along the axis";

        public static string Derivative => "none";

        public static IEnumerable<OperationSample> Samples =>
            [new("axis 0", x => new MedianPlace(0).Apply(x[0]), [3, 4]) { IsDifferentiable = false }];

        private protected override void Search<T>(in LineLayout layout, ReadOnlySpan<T> source, Span<int> places) => Orders.Middle(layout, source, places);
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>The median of all elements: the middle one in the order of size, the lower of two; NaN if one is NaN.</summary>
            /// <returns>A tensor of shape [].</returns>
            /// <exception cref="ShapeException">The operand is empty.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            public Tensor Median()
            {
                Order.Check("Median", x, axis: null);
                if (x.Length == 0)
                    throw new ShapeException($"Median of no elements is undefined, but {x.Shape} has none.");
                return x.Reshape([x.Length]).Median(0);
            }

            /// <summary>The median along an axis: the middle element in the order of size, the lower of two; NaN if one is NaN.</summary>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <param name="keepDims">Whether the axis stays, with length 1.</param>
            /// <exception cref="ShapeException">The operand has no such axis, or the axis has length 0.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Derivative: the adjoint goes to the median. At a kink: of equal elements to the one whose rank it is when they keep their order.</remarks>
            public Tensor Median(int axis, bool keepDims = false)
            {
                Order.Check("Median", x, axis);
                if (x.Shape[axis] == 0)
                    throw new ShapeException($"Median of no elements is undefined, but {x.Shape} has none along axis {axis}.");
                Tensor median = x.Gather(axis, new MedianPlace(axis).Apply(x));
                return keepDims ? median : median.Reshape(AxisSet.Of(axis).Reduce(x.Shape, keepDims: false));
            }
        }
    }
}
