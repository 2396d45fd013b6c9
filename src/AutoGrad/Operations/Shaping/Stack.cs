namespace AutoGrad;

public static partial class TensorOperations
{
    extension(Tensor)
    {
        /// <summary>Tensors of one shape along a new axis; a composition of <c>Unsqueeze</c> and <c>Concat</c>.</summary>
        /// <param name="tensors">At least one tensor; all shapes agree.</param>
        /// <param name="axis">The place of the new axis in the result, counted from the end if negative.</param>
        /// <exception cref="ShapeException">There are no tensors, the axis does not exist, or shapes differ.</exception>
        /// <exception cref="DTypeException">The dtypes differ.</exception>
        public static Tensor Stack(ReadOnlySpan<Tensor> tensors, int axis = 0)
        {
            var layers = new Tensor[tensors.Length];
            for (int i = 0; i < layers.Length; i++)
                layers[i] = tensors[i].Unsqueeze(axis);
            return Tensor.Concat(layers, axis);
        }
    }
}
