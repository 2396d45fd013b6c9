namespace AutoGrad.Operations
{
    /// <summary>The whole tensor repeated along axes: a composition of <see cref="Reshape"/> and <see cref="BroadcastTo"/>.</summary>
    internal sealed class Tile : IOperationDefinition
    {
        public static string Formula => "y[i] = x[i mod n] along each axis of length n";

        public static string Derivative => "x̄ = Σ ȳ over the repetitions";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("each axis", x => x[0].Tile([2, 3]), [2, 2]),
            new("innermost axis", x => x[0].Tile([2]), [2, 3]),
            new("new outer axis", x => x[0].Tile([2, 1]), [3]),
        ];
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>The tensor set side by side with itself along its axes, as NumPy's <c>tile</c> does it.</summary>
            /// <param name="repeats">How often for each axis, aligned at the end: too few leave outer axes as they are, too many add outer axes.</param>
            /// <exception cref="ShapeException">A number is negative, or the result would be larger than a tensor can be.</exception>
            public Tensor Tile(params ReadOnlySpan<int> repeats)
            {
                int rank = Math.Max(x.Rank, repeats.Length);
                int[] single = new int[2 * rank], repeated = new int[2 * rank], lengths = new int[rank];
                for (int axis = 0; axis < rank; axis++)
                {
                    int length = axis < rank - x.Rank ? 1 : x.Shape.Axes[axis - rank + x.Rank], times = axis < rank - repeats.Length ? 1 : repeats[axis - rank + repeats.Length];
                    if (times < 0)
                        throw new ShapeException($"Tile cannot repeat {x.Shape} {times} times; give 0 or more for each axis.");
                    (single[2 * axis], single[(2 * axis) + 1]) = (1, length);
                    (repeated[2 * axis], repeated[(2 * axis) + 1]) = (times, length);
                    if ((long)times * length > int.MaxValue)
                        throw Shape.TooLong((long)times * length, $"an axis of {length}", $"repeated {times} times");
                    lengths[axis] = times * length;
                }

                return x.Reshape(Shape.Wrap(single)).BroadcastTo(Shape.Create(repeated)).Reshape(Shape.Wrap(lengths));
            }
        }
    }
}
