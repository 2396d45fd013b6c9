using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>The largest elements along an axis: picked by places that are found first.</summary>
    internal sealed class TopK : IOperationDefinition
    {
        public static string Formula => "y = the k largest x along the axis, the largest first";

        public static string Derivative => "x̄ = ȳ at the places of the k largest, else 0";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("k = 2, last axis", x => x[0].TopK(2), [3, 4]),
            new("k = 1, axis 0", x => x[0].TopK(1, axis: 0), [3, 4]),
            new("k = 2, axis 1 of three", x => x[0].TopK(2, axis: 1), [2, 3, 2]),
        ];
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>The k largest elements along an axis, the largest first.</summary>
            /// <param name="k">How many, from 0 to the length of the axis.</param>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <returns>A tensor of the operand's shape with k for the axis.</returns>
            /// <exception cref="ShapeException">The operand has no such axis, or the axis has fewer than k elements.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>
            /// NaN counts as the largest. Derivative: the adjoint, put back to where the elements came from; 0 for all others. At a kink: of equal
            /// elements those that come first are chosen.
            /// </remarks>
            public Tensor TopK(int k, int axis = -1)
            {
                Order.Check("TopK", x, axis);
                if (k < 0 || k > x.Shape[axis])
                    throw new ShapeException($"TopK cannot take {k} elements along axis {axis} of {x.Shape}, which has {x.Shape[axis]}.");
                return x.Gather(axis, new Order(axis, isDescending: true, k).Apply(x));
            }
        }
    }
}
