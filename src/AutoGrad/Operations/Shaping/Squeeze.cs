namespace AutoGrad.Operations
{
    /// <summary>Axes of length 1 left out: a composition of <see cref="Reshape"/>.</summary>
    internal sealed class Squeeze : IOperationDefinition
    {
        public static string Formula => "y = x without axes of length 1";

        public static string Derivative => "x̄ = ȳ with the axes";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("all axes", x => x[0].Squeeze(), [1, 3, 1]),
            new("axis −1", x => x[0].Squeeze(-1), [1, 3, 1]),
            new("to a single number", x => x[0].Squeeze(), [1, 1]),
        ];
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>The same elements without the axes of length 1. Nothing is copied.</summary>
            public Tensor Squeeze()
            {
                var kept = new List<int>(x.Rank);
                foreach (int length in x.Shape.Axes)
                {
                    if (length != 1)
                        kept.Add(length);
                }

                return x.Reshape(Shape.Wrap([.. kept]));
            }

            /// <summary>The same elements without one axis, whose length is 1. Nothing is copied.</summary>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <exception cref="ShapeException">The operand has no such axis, or its length is not 1.</exception>
            public Tensor Squeeze(int axis)
            {
                int place = x.Shape.Axis(axis);
                if (x.Shape.Axes[place] != 1)
                    throw new ShapeException($"Squeeze leaves out an axis of length 1, but axis {axis} of {x.Shape} has length {x.Shape.Axes[place]}; choose an element of it with Select.");
                return x.Reshape([.. x.Shape.Axes[..place], .. x.Shape.Axes[(place + 1)..]]);
            }
        }
    }
}
