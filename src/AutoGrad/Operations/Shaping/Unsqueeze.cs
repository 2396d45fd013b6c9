namespace AutoGrad.Operations
{
    /// <summary>A new axis of length 1: a composition of <see cref="Reshape"/>.</summary>
    internal sealed class Unsqueeze : IOperationDefinition
    {
        public static string Formula => "y = x with a new axis of length 1";

        public static string Derivative => "x̄ = ȳ without the axis";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("axis 0", x => x[0].Unsqueeze(0), [2, 3]),
            new("axis −1", x => x[0].Unsqueeze(-1), [2, 3]),
            new("a single number", x => x[0].Unsqueeze(0), default(Shape)),
        ];
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>The same elements with a new axis of length 1. Nothing is copied.</summary>
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
}
