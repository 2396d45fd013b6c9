namespace AutoGrad.Operations
{
    /// <summary>Gated linear unit: a composition of <see cref="Slice"/>, <see cref="Sigmoid"/> and <see cref="Multiply"/>.</summary>
    internal sealed class Glu : IOperationDefinition
    {
        public static string Formula => "y = a·σ(b), where a and b are the halves of x along the axis";

        public static string Derivative => "ā = ȳ·σ(b), b̄ = ȳ·a·σ(b)·σ(−b), side by side";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("the last axis", x => x[0].Glu(), [2, 4]),
            new("axis 0", x => x[0].Glu(0), [2, 3]),
            new("axis −2", x => x[0].Glu(-2), [2, 6, 2]),
            new("rank 1", x => x[0].Glu(), [4]),
        ];
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Gated linear unit, a·σ(b), where a and b are the first and the second half of the operand along an axis.</summary>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <returns>A tensor of the dtype and shape of the operand, with half its length along the axis.</returns>
            /// <exception cref="ShapeException">The operand has no such axis, or its length is odd.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>
            /// Domain: ℝ. Derivative: σ(b) for the first half, a·σ(b)·σ(−b) for the second.
            /// Source: Y. Dauphin, A. Fan, M. Auli, D. Grangier, Language modeling with gated convolutional networks, 2017.
            /// </remarks>
            public Tensor Glu(int axis = -1)
            {
                int length = x.Shape[axis];
                if (length % 2 != 0)
                    throw new ShapeException($"Glu halves axis {axis} of {x.Shape}, so its length must be even, but it is {length}.");
                return x.Slice(axis, ..(length / 2)) * x.Slice(axis, (length / 2)..).Sigmoid();
            }
        }
    }
}
