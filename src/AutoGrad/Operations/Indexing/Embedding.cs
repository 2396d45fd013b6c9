namespace AutoGrad.Operations
{
    /// <summary>Rows of a table: a composition of <see cref="IndexSelect"/> and <see cref="Reshape"/>.</summary>
    internal sealed class Embedding : IOperationDefinition
    {
        public static string Formula => "y[…, k] = table[index[…], k]";

        public static string Derivative => "table̅[index[…], k] += ȳ[…, k]";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("matrix of indices", x => x[0].Embedding(Tensor.From<int>([3, 0, 0, 1], [2, 2])), [4, 3]),
            new("a single index", x => x[0].Embedding(Tensor.From<int>([1], [])), [2, 3]),
        ];
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor table)
        {
            /// <summary>The rows of a table that an index of any shape names.</summary>
            /// <param name="index">Int32; values from 0.</param>
            /// <returns>[…, width] for an index of shape […] and a table of shape [rows, width].</returns>
            /// <exception cref="ShapeException">The table is not a matrix.</exception>
            /// <exception cref="DTypeException">The index is not Int32.</exception>
            /// <exception cref="ArgumentOutOfRangeException">An index is negative or names no row.</exception>
            /// <remarks>Derivative: the adjoint's rows are added up in the table, in the order of the index. Kept for backward: the index.</remarks>
            public Tensor Embedding(Tensor index)
            {
                ArgumentNullException.ThrowIfNull(index);
                if (table.Rank != 2)
                    throw new ShapeException($"Embedding looks rows up in a table of shape [rows, width], but it got {table.Shape}.");
                return table.IndexSelect(0, index.Flatten()).Reshape([.. index.Shape.Axes, table.Shape.Axes[1]]);
            }
        }
    }
}
