namespace AutoGrad.Operations
{
    /// <summary>Axes in reverse order: a <see cref="Slice"/> by steps of −1.</summary>
    internal sealed class Flip : IOperationDefinition
    {
        public static string Formula => "y[i] = x[n − 1 − i] along each flipped axis of length n";

        public static string Derivative => "x̄ = ȳ flipped";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("axis 0", x => x[0].Flip(0), [3, 2]),
            new("axes 0 and −1", x => x[0].Flip(0, -1), [3, 2, 2]),
            new("all axes", x => x[0].Flip(), [2, 3]),
            new("a single number", x => x[0].Flip(), default(Shape)),
        ];
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>The elements in reverse order along axes.</summary>
            /// <param name="axes">The axes, counted from the end if negative; none means all.</param>
            /// <exception cref="ShapeException">The operand has no such axis, or one is given twice.</exception>
            public Tensor Flip(params ReadOnlySpan<int> axes)
            {
                var backwards = new Operations.AxisRange[axes.IsEmpty ? x.Rank : axes.Length];
                for (int i = 0; i < backwards.Length; i++)
                {
                    int axis = axes.IsEmpty ? i : x.Shape.Axis(axes[i]);
                    for (int k = 0; k < i; k++)
                    {
                        if (backwards[k].Axis == axis)
                            throw new ShapeException($"Axis {axes[i]} is given twice for the shape {x.Shape}; name each axis once.");
                    }

                    backwards[i] = new Operations.AxisRange(axis, .., -1);
                }

                return new Operations.Slice(backwards).Apply(x);
            }
        }
    }
}
