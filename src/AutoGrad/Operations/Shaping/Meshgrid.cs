namespace AutoGrad.Operations
{
    /// <summary>The coordinates of a grid: a composition of <see cref="Reshape"/> and <see cref="BroadcastTo"/>.</summary>
    internal sealed class Meshgrid : IOperationDefinition
    {
        public static string Formula => "yₖ[i₀, i₁, …] = xₖ[iₖ]";

        public static string Derivative => "x̄ₖ = Σ ȳₖ over the other axes";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("two axes", x => { Tensor[] grid = Tensor.Meshgrid(x); return grid[0] * grid[1]; }, [2], [3]),
            new("the last of three", x => Tensor.Meshgrid(x)[2], [2], [2], [3]),
        ];
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor)
        {
            /// <summary>The coordinates of all points of a grid: the k-th result repeats the k-th vector along all axes but the k-th.</summary>
            /// <param name="coordinates">One vector for each axis of the grid, the first for the rows.</param>
            /// <returns>As many tensors of shape [n₀, n₁, …] as there are vectors.</returns>
            /// <exception cref="ShapeException">One of them is not a vector.</exception>
            public static Tensor[] Meshgrid(params ReadOnlySpan<Tensor> coordinates)
            {
                var lengths = new int[coordinates.Length];
                for (int k = 0; k < lengths.Length; k++)
                {
                    if (coordinates[k].Rank != 1)
                        throw new ShapeException($"Meshgrid takes vectors, but operand {k} has the shape {coordinates[k].Shape}.");
                    lengths[k] = coordinates[k].Length;
                }

                Shape shape = Shape.Create(lengths);
                var grid = new Tensor[lengths.Length];
                for (int k = 0; k < grid.Length; k++)
                {
                    var single = new int[lengths.Length];
                    Array.Fill(single, 1);
                    single[k] = lengths[k];
                    grid[k] = coordinates[k].Reshape(Shape.Wrap(single)).BroadcastTo(shape);
                }

                return grid;
            }
        }
    }
}
