namespace AutoGrad.Operations
{
    /// <summary>Elements along an axis by a broadcast index: a composition of <see cref="BroadcastTo"/> and <see cref="Gather"/>.</summary>
    internal sealed class TakeAlongAxis : IOperationDefinition
    {
        public static string Formula => "y[i, j, k] = x[i, index[i, j, k], k] for axis 1, after broadcasting";

        public static string Derivative => "x̄[i, index[i, j, k], k] += ȳ[i, j, k]";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("axis 0", x => x[0].TakeAlongAxis(Tensor.From<int>([2, 0], [1, 2]), 0), [3, 2]),
            new("axis −1, index broadcast", x => x[0].TakeAlongAxis(Tensor.From<int>([2, 2, 0, 1], [1, 4]), -1), [2, 3]),
            new("axis 1, operand broadcast", x => x[0].TakeAlongAxis(Tensor.From<int>([0, 1], [2, 1]), 1), [1, 3]),
        ];
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Elements along an axis by an index for each, as NumPy's <c>take_along_axis</c> does it: like <c>Gather</c>, but all other axes broadcast.</summary>
            /// <param name="index">Int32, with as many axes as the operand; values from 0. <c>ArgMax(axis, keepDims: true)</c> is such an index.</param>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <returns>The broadcast shape with the length of the index along the axis.</returns>
            /// <exception cref="ShapeException">The operand has no such axis, or the index does not broadcast with it.</exception>
            /// <exception cref="DTypeException">The index is not Int32.</exception>
            /// <exception cref="ArgumentOutOfRangeException">An index is negative or beyond the axis.</exception>
            public Tensor TakeAlongAxis(Tensor index, int axis)
            {
                ArgumentNullException.ThrowIfNull(index);
                Operations.IndexOperand.CheckType("TakeAlongAxis", index);
                int place = x.Shape.Axis(axis);
                if (index.Rank != x.Rank)
                    throw new ShapeException($"TakeAlongAxis needs an index with the {x.Rank} axes of {x.Shape}, but it got {index.Shape}.");
                int[] single = x.Shape.ToArray(), singleIndex = index.Shape.ToArray();
                single[place] = singleIndex[place] = 1;
                int[] whole = Broadcasting.Common("TakeAlongAxis", Shape.Wrap(single), Shape.Wrap(singleIndex)).ToArray(), picked = [.. whole];
                whole[place] = x.Shape.Axes[place];
                picked[place] = index.Shape.Axes[place];
                return x.BroadcastTo(Shape.Own(whole)).Gather(place, index.BroadcastTo(Shape.Own(picked)));
            }
        }
    }
}
