namespace AutoGrad.Operations
{
    /// <summary>The outer product of two vectors: a composition of <see cref="Reshape"/> and a product that broadcasts.</summary>
    internal sealed class Outer : IOperationDefinition
    {
        public static string Formula => "y[i, j] = aᵢ·bⱼ";

        public static string Derivative => "ā = Ȳ·b, b̄ = Ȳᵀ·a";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("vectors", x => x[0].Outer(x[1]), [3], [2]),
            new("a vector with itself", x => x[0].Outer(x[0]), [2]),
        ];
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor a)
        {
            /// <summary>The outer product a·bᵀ of two vectors.</summary>
            /// <param name="b">A vector.</param>
            /// <returns>[m, n] for vectors [m] and [n].</returns>
            /// <exception cref="ShapeException">An operand is not a vector.</exception>
            /// <exception cref="DTypeException">An operand is not floating-point, or the dtypes differ.</exception>
            public Tensor Outer(Tensor b)
            {
                ArgumentNullException.ThrowIfNull(b);
                return a.Rank == 1 && b.Rank == 1
                    ? a.Unsqueeze(1) * b.Unsqueeze(0)
                    : throw new ShapeException($"Outer needs two vectors, but it got {a.Shape} and {b.Shape}.");
            }
        }
    }
}
