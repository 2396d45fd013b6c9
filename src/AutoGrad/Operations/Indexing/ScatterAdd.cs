using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>A tensor with elements added at indexed places.</summary>
    internal sealed class ScatterAdd(int axis) : Operation, IOperationDefinition
    {
        readonly IndexedPlaces places = new(axis, isVector: false);

        public static string Formula => "y = x, then y[i, index[i, j, k], k] += source[i, j, k] for axis 1";

        public static string Derivative => "x̄ = ȳ, source̅[i, j, k] = ȳ[i, index[i, j, k], k]";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("axis 0, two at one place", x => x[0].ScatterAdd(0, Tensor.From<int>([2, 0, 2, 1], [2, 2]), x[1]), [3, 2], [2, 2]),
            new("axis −1, fewer rows", x => x[0].ScatterAdd(-1, Tensor.From<int>([1, 1, 0, 2], [1, 4]), x[1]), [2, 3], [1, 4]),
        ];

        /// <inheritdoc/>
        public override string Attributes => $"axis {axis}";

        internal override Kept Keeps => Kept.Operand1;

        internal override TensorType Infer(ReadOnlySpan<Tensor> operands)
        {
            Tensor x = operands[0], index = operands[1], source = operands[2];
            if (x.DType == DType.Bool || source.DType != x.DType)
                throw new DTypeException($"ScatterAdd adds numbers of one dtype, but it got {x.DType} {x.Shape} and {source.DType} {source.Shape}; cast with To(DType.Float32).");
            Shape picked = places.ShapeOf(Name, x.Shape, index);
            return source.Shape == picked
                ? new TensorType(x.Shape, x.DType)
                : throw new ShapeException($"ScatterAdd into {x.Shape} with an index of shape {index.Shape} needs a source of shape {picked}, but it got {source.Shape}.");
        }

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
        {
            operands[0].Bytes().CopyTo(result.Bytes());
            places.Add(Name, operands[2], operands[1], result);
        }

        internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints)
        {
            adjoints.Add(0, yBar);
            if (adjoints.Wanted(2))
                adjoints.Add(2, new Gather(axis).Apply(yBar, application[1]));
        }

        internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) => Apply(
            tangents[0] ?? Tensor.Zeros(application[0].Shape, application[0].DType),
            application[1],
            tangents[2] ?? Tensor.Zeros(application[2].Shape, application[2].DType));
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>The operand with elements of a source added at indexed places: y[index[i, j], j] += source[i, j] for axis 0.</summary>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <param name="index">Int32, with as many axes as the operand, none but <paramref name="axis"/> longer than the operand's; values from 0, any of them several times.</param>
            /// <param name="source">The elements to add, of the shape of the index.</param>
            /// <returns>A tensor of the shape of the operand.</returns>
            /// <exception cref="ShapeException">The operand has no such axis, or the index or the source does not fit it.</exception>
            /// <exception cref="DTypeException">The index is not Int32, the other dtypes differ, or are Bool.</exception>
            /// <exception cref="ArgumentOutOfRangeException">An index is negative or beyond the axis.</exception>
            /// <remarks>Elements that meet at one place are added in the order in which they stand in the source, whatever the number of threads.</remarks>
            public Tensor ScatterAdd(int axis, Tensor index, Tensor source)
            {
                ArgumentNullException.ThrowIfNull(index);
                ArgumentNullException.ThrowIfNull(source);
                return new ScatterAdd(axis).Apply(x, index, source);
            }
        }
    }
}
