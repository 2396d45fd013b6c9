namespace AutoGrad.Operations
{
    /// <summary>An axis in a number of stretches: a composition of <see cref="Slice"/>.</summary>
    internal sealed class Chunk : IOperationDefinition
    {
        public static string Formula => "yₖ = the k-th of n stretches of x along the axis";

        public static string Derivative => "x̄ = ȳ₀, ȳ₁, … one after the other along the axis";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("two of five", x => x[0].Chunk(2)[0], [5, 2]),
            new("axis −1", x => x[0].Chunk(3, axis: -1)[2], [2, 6]),
        ];
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>An axis of length n in stretches of ⌈n / count⌉ elements, the last of which may be shorter.</summary>
            /// <param name="count">How many stretches to make, ≥ 1; there are fewer where the axis does not yield as many.</param>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <exception cref="ShapeException">The operand has no such axis, or the number is less than 1.</exception>
            public Tensor[] Chunk(int count, int axis = 0)
            {
                if (count < 1)
                    throw new ShapeException($"Chunk makes at least 1 part, not {count}.");
                return x.Split(Math.Max(1, (int)(((long)x.Shape[axis] + count - 1) / count)), axis);
            }
        }
    }
}
