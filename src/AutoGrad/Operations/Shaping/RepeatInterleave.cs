namespace AutoGrad.Operations
{
    /// <summary>Each place of an axis repeated: a composition of <see cref="Reshape"/> and <see cref="BroadcastTo"/>.</summary>
    internal sealed class RepeatInterleave : IOperationDefinition
    {
        public static string Formula => "y[i] = x[⌊i / repeats⌋] along the axis";

        public static string Derivative => "x̄ = Σ ȳ over the repetitions";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("axis 0", x => x[0].RepeatInterleave(2, 0), [2, 3]),
            new("axis −1", x => x[0].RepeatInterleave(3, -1), [2, 2]),
        ];
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Each place of an axis repeated: for [a, b] and two repetitions [a, a, b, b].</summary>
            /// <param name="repeats">How often each place stands in the result, ≥ 0.</param>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <exception cref="ShapeException">The operand has no such axis, or the number is negative.</exception>
            public Tensor RepeatInterleave(int repeats, int axis)
            {
                if (repeats < 0)
                    throw new ShapeException($"RepeatInterleave cannot repeat {x.Shape} {repeats} times; give 0 or more.");
                int place = x.Shape.Axis(axis), length = x.Shape.Axes[place];
                Shape repeated = [.. x.Shape.Axes[..(place + 1)], repeats, .. x.Shape.Axes[(place + 1)..]];
                return x.Unsqueeze(place + 1).BroadcastTo(repeated).Reshape([.. x.Shape.Axes[..place], length * repeats, .. x.Shape.Axes[(place + 1)..]]);
            }
        }
    }
}
