namespace AutoGrad.Operations
{
    /// <summary>A diagonal matrix from a vector, or the diagonal of a matrix.</summary>
    internal sealed class Diag : IOperationDefinition
    {
        public static string Formula => "Y[i, i + offset] = x[i], 0 elsewhere; for a matrix y[i] = X[i, i + offset]";

        public static string Derivative => "x̄[i] = Ȳ[i, i + offset]; X̄[i, i + offset] = ȳ[i]";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("vector", x => x[0].Diag(), [3]),
            new("vector, offset −2", x => x[0].Diag(-2), [2]),
            new("matrix, offset 1", x => x[0].Diag(1), [3, 3]),
        ];
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>The square matrix with a vector on its diagonal and zeros elsewhere; for a matrix, its diagonal.</summary>
            /// <param name="offset">Which diagonal: 0 for the main one, positive above, negative below.</param>
            /// <returns>[n + |offset|, n + |offset|] for a vector [n]; a vector for a matrix.</returns>
            /// <exception cref="ShapeException">The operand is neither a vector nor a matrix, or the result would be larger than a tensor can be.</exception>
            public Tensor Diag(int offset = 0)
            {
                if (x.Rank == 2)
                    return x.Diagonal(offset);
                if (x.Rank != 1)
                    throw new ShapeException($"Diag takes a vector or a matrix, but it got {x.Shape}; use Diagonal for batches.");
                long size = x.Length + Math.Abs((long)offset);
                if (size > int.MaxValue)
                    throw Shape.TooLong(size, "an axis of the matrix", $"with {x.Length} elements on its diagonal {offset}");
                return new Operations.DiagonalMatrix([(int)size, (int)size], new Operations.DiagonalPlaces(offset, -2, -1)).Apply(x);
            }
        }
    }
}
