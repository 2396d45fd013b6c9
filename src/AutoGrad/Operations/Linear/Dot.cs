namespace AutoGrad.Operations
{
    /// <summary>The inner product of two vectors: a composition of <see cref="MatMul"/>.</summary>
    internal sealed class Dot : IOperationDefinition
    {
        public static string Formula => "y = Σᵢ aᵢ·bᵢ";

        public static string Derivative => "ā = ȳ·b, b̄ = ȳ·a";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("vectors", x => x[0].Dot(x[1]), [4], [4]),
            new("a vector with itself", x => x[0].Dot(x[0]), [3]),
            new("empty vectors", x => x[0].Dot(x[1]), [0], [0]),
        ];
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor a)
        {
            /// <summary>The inner product Σᵢ aᵢ·bᵢ of two vectors.</summary>
            /// <param name="b">A vector of the same length.</param>
            /// <returns>A tensor of shape [].</returns>
            /// <exception cref="ShapeException">An operand is not a vector, or the lengths differ.</exception>
            /// <exception cref="DTypeException">An operand is not floating-point, or the dtypes differ.</exception>
            public Tensor Dot(Tensor b)
            {
                ArgumentNullException.ThrowIfNull(b);
                return a.Rank == 1 && b.Rank == 1 && a.Length == b.Length
                    ? a.MatMul(b)
                    : throw new ShapeException($"Dot needs two vectors of one length, but it got {a.Shape} and {b.Shape}.");
            }
        }
    }
}
