using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>The elements along an axis in the order of their size: picked by places that are found first.</summary>
    internal sealed class Sort : IOperationDefinition
    {
        public static string Formula => "yₖ = x_π(k) along the axis, π the permutation that sorts x";

        public static string Derivative => "x̄_π(k) = ȳₖ";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("last axis", x => x[0].Sort(), [3, 4]),
            new("axis 0, descending", x => x[0].Sort(0, descending: true), [3, 4]),
            new("axis 1 of three", x => x[0].Sort(1), [2, 3, 2]),
        ];
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>The elements along an axis in the order of their size.</summary>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <param name="descending">Whether the largest come first.</param>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="ShapeException">The operand has no such axis.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>
            /// NaN counts as the largest. Derivative: the adjoint, put back to where the elements came from. At a kink: equal elements keep their order,
            /// so the adjoint of the first of them goes to the one that came first.
            /// </remarks>
            public Tensor Sort(int axis = -1, bool descending = false)
            {
                Order.Check("Sort", x, axis);
                return x.Gather(axis, new Order(axis, descending).Apply(x));
            }
        }
    }
}
