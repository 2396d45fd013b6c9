namespace AutoGrad;

public static partial class TensorOperations
{
    extension(Tensor x)
    {
        /// <summary>The mean of all elements, Σᵢ xᵢ / n; NaN for an empty tensor. A composition of <c>Sum</c>.</summary>
        /// <returns>A tensor of shape [].</returns>
        /// <exception cref="DTypeException">The operand is not floating-point.</exception>
        public Tensor Mean() => x.Sum() / x.Length;

        /// <summary>The mean along one axis.</summary>
        /// <param name="axis">The axis, counted from the end if negative.</param>
        /// <param name="keepDims">Whether the axis stays, with length 1.</param>
        /// <exception cref="ShapeException">The operand has no such axis.</exception>
        /// <exception cref="DTypeException">The operand is not floating-point.</exception>
        public Tensor Mean(int axis, bool keepDims = false) => x.Sum(axis, keepDims) / x.Shape[axis];
    }
}
