using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad;

public partial class Tensor
{
    /// <summary>Part of the tensor: <c>x[0]</c>, <c>x[^1]</c>, <c>x[1.., ..3]</c>, <c>x[0, ..3]</c>; a composition of <c>Slice</c> and <c>Reshape</c>.</summary>
    /// <param name="indices">A place or a range for each axis from the outermost on; axes without one stay whole.</param>
    /// <returns>A tensor without the axes for which a place was given.</returns>
    /// <exception cref="ShapeException">There are more indices than axes, or one is out of range. Negative places are: count from the end with <c>^1</c>.</exception>
    /// <remarks>Where the elements follow one another in memory, nothing is copied. The adjoint of what lies outside is 0.</remarks>
    [IndexerName("Part")]
    public Tensor this[params ReadOnlySpan<TensorIndex> indices]
    {
        get
        {
            if (indices.Length > Rank)
                throw new ShapeException($"The indexer was given {indices.Length} indices for {Shape}, which has {Rank} {(Rank == 1 ? "axis" : "axes")}.");
            var ranges = new AxisRange[indices.Length];
            for (int axis = 0; axis < ranges.Length; axis++)
                ranges[axis] = new AxisRange(axis, indices[axis].Within(Shape, axis));
            Tensor part = new Slice(ranges).Apply(this);
            var kept = new List<int>(Rank);
            for (int axis = 0; axis < Rank; axis++)
            {
                if (axis >= indices.Length || !indices[axis].IsPlace)
                    kept.Add(part.Shape.Axes[axis]);
            }

            return part.Reshape(Shape.Wrap([.. kept]));
        }
    }
}
