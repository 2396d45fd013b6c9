namespace AutoGrad.Operations
{
    /// <summary>Tensors along a new axis: a composition of <see cref="Reshape"/> and <see cref="Concat"/>.</summary>
    internal sealed class Stack : IOperationDefinition
    {
        public static string Formula => "y[…, k, …] = xₖ along a new axis";

        public static string Derivative => "x̄ₖ = ȳ[…, k, …]";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("axis 0", x => Tensor.Stack(x), [2, 3], [2, 3]),
            new("axis −1", x => Tensor.Stack(x, axis: -1), [2, 2], [2, 2], [2, 2]),
            new("single numbers", x => Tensor.Stack(x), [], []),
        ];
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor)
        {
            /// <summary>Tensors of one shape along a new axis.</summary>
            /// <param name="tensors">At least one tensor; all shapes agree.</param>
            /// <param name="axis">The place of the new axis in the result, counted from the end if negative.</param>
            /// <exception cref="ShapeException">There are no tensors, the axis does not exist, or shapes differ.</exception>
            /// <exception cref="DTypeException">The dtypes differ.</exception>
            public static Tensor Stack(ReadOnlySpan<Tensor> tensors, int axis = 0)
            {
                if (tensors.IsEmpty)
                    throw new ShapeException("Stack needs at least one tensor.");
                var layers = new Tensor[tensors.Length];
                for (int i = 0; i < layers.Length; i++)
                {
                    if (tensors[i].Shape != tensors[0].Shape)
                        throw new ShapeException($"Stack needs tensors of one shape, but it got {tensors[0].Shape} and {tensors[i].Shape}.");
                    layers[i] = tensors[i].Unsqueeze(axis);
                }

                return Tensor.Concat(layers, axis);
            }
        }
    }
}
