namespace AutoGrad.Operations
{
    /// <summary>Adjacent axes made one: a composition of <see cref="Reshape"/>.</summary>
    internal sealed class Flatten : IOperationDefinition
    {
        public static string Formula => "y = x with adjacent axes made one";

        public static string Derivative => "x̄ = ȳ under the shape of x";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("all axes", x => x[0].Flatten(), [2, 3]),
            new("from axis 1", x => x[0].Flatten(1), [2, 3, 2]),
            new("axes 0 to −2", x => x[0].Flatten(0, -2), [2, 3, 2]),
            new("a single number", x => x[0].Flatten(), default(Shape)),
        ];
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>The same elements with adjacent axes made one; a single number becomes [1]. Nothing is copied.</summary>
            /// <param name="startAxis">The first of the axes, counted from the end if negative.</param>
            /// <param name="endAxis">The last of the axes, counted from the end if negative.</param>
            /// <exception cref="ShapeException">The operand has no such axes, or the first comes after the last.</exception>
            public Tensor Flatten(int startAxis = 0, int endAxis = -1)
            {
                if (x.Rank == 0 && startAxis is 0 or -1 && endAxis is 0 or -1)
                    return x.Reshape(Shape.Wrap([1]));
                int first = x.Shape.Axis(startAxis), last = x.Shape.Axis(endAxis), length = 1;
                if (first > last)
                    throw new ShapeException($"Flatten joins the axes from {startAxis} to {endAxis}, but in {x.Shape} the first comes after the last.");
                foreach (int axis in x.Shape.Axes[first..(last + 1)])
                    length *= axis;
                return x.Reshape([.. x.Shape.Axes[..first], length, .. x.Shape.Axes[(last + 1)..]]);
            }
        }
    }
}
