namespace AutoGrad;

public static partial class TensorOperations
{
    extension(Tensor x)
    {
        /// <summary>The same elements with a new axis of length 1; a composition of <c>Reshape</c>.</summary>
        /// <param name="axis">The place of the new axis in the result, counted from the end if negative.</param>
        /// <exception cref="ShapeException">The result has no such axis.</exception>
        public Tensor Unsqueeze(int axis)
        {
            int place = axis < 0 ? axis + x.Rank + 1 : axis;
            if ((uint)place > (uint)x.Rank)
                throw new ShapeException($"Unsqueeze cannot put an axis at {axis} into {x.Shape}: places run from 0 to {x.Rank}, or from the end, −1.");
            return x.Reshape([.. x.Shape.Axes[..place], 1, .. x.Shape.Axes[place..]]);
        }
    }
}
