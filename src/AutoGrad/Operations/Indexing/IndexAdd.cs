using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>A tensor with rows added at indexed places.</summary>
    internal sealed class IndexAdd(int axis) : Operation, IOperationDefinition
    {
        readonly IndexedPlaces places = new(axis, isVector: true);

        public static string Formula => "y = x, then y[i, index[j], k] += source[i, j, k] for axis 1";

        public static string Derivative => "x̄ = ȳ, source̅[i, j, k] = ȳ[i, index[j], k]";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("axis 0, two at one place", x => x[0].IndexAdd(0, Tensor.From<int>([2, 0, 2]), x[1]), [3, 2], [3, 2]),
            new("axis −1", x => x[0].IndexAdd(-1, Tensor.From<int>([1, 1, 0, 2]), x[1]), [2, 3], [2, 4]),
        ];

        /// <inheritdoc/>
        public override string Attributes => $"axis {axis}";

        internal override Kept Keeps => Kept.Operand1;

        internal override TensorType Infer(ReadOnlySpan<Tensor> operands)
        {
            Tensor x = operands[0], index = operands[1], source = operands[2];
            if (x.DType == DType.Bool || source.DType != x.DType)
                throw new DTypeException($"IndexAdd adds numbers of one dtype, but it got {x.DType} {x.Shape} and {source.DType} {source.Shape}; cast with To(DType.Float32).");
            Shape picked = places.ShapeOf(Name, x.Shape, index);
            return source.Shape == picked
                ? new TensorType(x.Shape, x.DType)
                : throw new ShapeException($"IndexAdd into {x.Shape} with an index of shape {index.Shape} needs a source of shape {picked}, but it got {source.Shape}.");
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
                adjoints.Add(2, new IndexSelect(axis).Apply(yBar, application[1]));
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
            /// <summary>The operand with rows of a source added at indexed places: y[index[i], j] += source[i, j] for axis 0.</summary>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <param name="index">Int32, of shape [n]; values from 0, any of them several times.</param>
            /// <param name="source">The rows to add: the operand's shape with n along the axis.</param>
            /// <returns>A tensor of the shape of the operand.</returns>
            /// <exception cref="ShapeException">The operand has no such axis, or the index or the source does not fit it.</exception>
            /// <exception cref="DTypeException">The index is not Int32, the other dtypes differ, or are Bool.</exception>
            /// <exception cref="ArgumentOutOfRangeException">An index is negative or beyond the axis.</exception>
            /// <remarks>Elements that meet at one place are added in the order in which they stand in the source, whatever the number of threads.</remarks>
            public Tensor IndexAdd(int axis, Tensor index, Tensor source)
            {
                ArgumentNullException.ThrowIfNull(index);
                ArgumentNullException.ThrowIfNull(source);
                return new IndexAdd(axis).Apply(x, index, source);
            }
        }
    }
}
