namespace AutoGrad.Operations
{
    /// <summary>Products of matrices in batches of equal length: a <see cref="MatMul"/> without broadcasting.</summary>
    internal sealed class Bmm : IOperationDefinition
    {
        public static string Formula => "Yₖ = Aₖ·Bₖ";

        public static string Derivative => "Āₖ = Ȳₖ·Bₖᵀ, B̄ₖ = Aₖᵀ·Ȳₖ";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("two products", x => x[0].Bmm(x[1]), [2, 2, 3], [2, 3, 1]),
        ];
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor a)
        {
            /// <summary>The matrix products of two batches, one by one, without broadcasting.</summary>
            /// <param name="b">A batch of as many matrices.</param>
            /// <returns>[batch, m, n] for [batch, m, k] and [batch, k, n].</returns>
            /// <exception cref="ShapeException">An operand does not have three axes, or the lengths do not fit.</exception>
            /// <exception cref="DTypeException">An operand is not floating-point, or the dtypes differ.</exception>
            public Tensor Bmm(Tensor b)
            {
                ArgumentNullException.ThrowIfNull(b);
                return a.Rank == 3 && b.Rank == 3 && a.Shape[0] == b.Shape[0] && a.Shape[2] == b.Shape[1]
                    ? a.MatMul(b)
                    : throw new ShapeException($"Bmm needs shapes [batch, m, k] and [batch, k, n], but it got {a.Shape} and {b.Shape}; MatMul broadcasts batches.");
            }
        }
    }
}
