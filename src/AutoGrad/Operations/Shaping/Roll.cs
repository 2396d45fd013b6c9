namespace AutoGrad.Operations
{
    /// <summary>An axis turned like a wheel: a composition of <see cref="Slice"/> and <see cref="Concat"/>.</summary>
    internal sealed class Roll : IOperationDefinition
    {
        public static string Formula => "y[(i + shift) mod n] = x[i] along the axis of length n";

        public static string Derivative => "x̄[i] = ȳ[(i + shift) mod n]";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("axis 0", x => x[0].Roll(1, 0), [3, 2]),
            new("axis −1, backwards", x => x[0].Roll(-2, -1), [2, 5]),
            new("more than once around", x => x[0].Roll(7, 0), [3]),
        ];
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>The elements moved along an axis; what leaves at the end comes in at the beginning.</summary>
            /// <param name="shift">How many places forward; backward if negative.</param>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <exception cref="ShapeException">The operand has no such axis.</exception>
            public Tensor Roll(int shift, int axis)
            {
                int length = x.Shape[axis], moved = length == 0 ? 0 : (int)((((long)shift % length) + length) % length);
                return moved == 0 ? x : Tensor.Concat([x.Slice(axis, ^moved..), x.Slice(axis, ..^moved)], axis);
            }
        }
    }
}
