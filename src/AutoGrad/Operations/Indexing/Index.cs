namespace AutoGrad.Operations
{
    /// <summary>Elements by their coordinates: a composition of <see cref="Reshape"/> and <see cref="IndexSelect"/>.</summary>
    internal sealed class Index : IOperationDefinition
    {
        public static string Formula => "y[n] = x[i[n], j[n]]";

        public static string Derivative => "x̄[i[n], j[n]] += ȳ[n]";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("pairs, one twice", x => x[0].Index(Tensor.From<int>([0, 2, 2]), Tensor.From<int>([1, 0, 0])), [3, 2]),
            new("rows and columns broadcast", x => x[0].Index(Tensor.From<int>([0, 2], [2, 1]), Tensor.From<int>([1, 0])), [3, 2]),
            new("outermost axes of three", x => x[0].Index(Tensor.From<int>([1, 0]), Tensor.From<int>([0, 1])), [2, 2, 3]),
        ];
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Elements by their coordinates, as NumPy's <c>x[i, j]</c> with integer arrays: y[n] = x[i[n], j[n]].</summary>
            /// <param name="coordinates">One Int32 tensor for each of the outermost axes; they broadcast together; values from 0.</param>
            /// <returns>The broadcast shape of the coordinates followed by the axes that have none.</returns>
            /// <exception cref="ShapeException">There are no coordinates, more than axes, or they do not broadcast.</exception>
            /// <exception cref="DTypeException">A coordinate is not Int32.</exception>
            /// <exception cref="ArgumentOutOfRangeException">A coordinate is negative or beyond its axis.</exception>
            public Tensor Index(params ReadOnlySpan<Tensor> coordinates)
            {
                int count = coordinates.Length;
                if (count == 0 || count > x.Rank)
                    throw new ShapeException($"Index needs a tensor of coordinates for 1 to {x.Rank} axes of {x.Shape}, but it got {count}.");
                Shape shape = coordinates[0].Shape;
                foreach (Tensor coordinate in coordinates)
                {
                    Operations.IndexOperand.CheckType("Index", coordinate);
                    shape = Broadcasting.Common("Index", shape, coordinate.Shape);
                }

                var all = new Tensor[count];
                for (int axis = 0; axis < count; axis++)
                    all[axis] = coordinates[axis].BroadcastTo(shape);
                Shape indexed = [.. x.Shape.Axes[..count]];
                Tensor places = new Operations.FlatIndex(indexed).Apply(all).Flatten();
                return x.Flatten(0, count - 1).IndexSelect(0, places).Reshape([.. shape.Axes, .. x.Shape.Axes[count..]]);
            }
        }
    }
}
