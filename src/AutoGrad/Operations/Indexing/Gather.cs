using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Elements along an axis by an index for each; its transpose is <see cref="Scatter"/>.</summary>
    internal sealed class Gather(int axis) : Operation, IOperationDefinition
    {
        readonly IndexedPlaces places = new(axis, isVector: false);

        public static string Formula => "y[i, j, k] = x[i, index[i, j, k], k] for axis 1";

        public static string Derivative => "x̄[i, index[i, j, k], k] += ȳ[i, j, k]";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("axis 0", x => x[0].Gather(0, Tensor.From<int>([2, 0, 0, 1, 1, 2], [3, 2])), [3, 2]),
            new("axis −1, some twice, fewer rows", x => x[0].Gather(-1, Tensor.From<int>([1, 1, 0, 2], [1, 4])), [2, 3]),
            new("axis 1 of three", x => x[0].Gather(1, Tensor.From<int>([0, 2, 1, 1], [2, 1, 2])), [2, 3, 2]),
        ];

        /// <inheritdoc/>
        public override string Attributes => $"axis {axis}";

        internal override Kept Keeps => Kept.Operand1;

        internal override TensorType Infer(ReadOnlySpan<Tensor> operands) =>
            new(places.ShapeOf(Name, operands[0].Shape, operands[1]), operands[0].DType);

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate) =>
            places.Pick(Name, operands[0], operands[1], result);

        internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints) =>
            adjoints.Add(0, new Scatter(application[0].Shape, axis, isVector: false), yBar, application[1]);

        internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) => Apply(tangents[0]!, application[1]);
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Elements along an axis by an index for each element of the result: y[i, j] = x[index[i, j], j] for axis 0.</summary>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <param name="index">Int32, with as many axes as the operand, none but <paramref name="axis"/> longer than the operand's; values from 0.</param>
            /// <returns>A tensor of the shape of the index.</returns>
            /// <exception cref="ShapeException">The operand has no such axis, or the index does not fit it.</exception>
            /// <exception cref="DTypeException">The index is not Int32.</exception>
            /// <exception cref="ArgumentOutOfRangeException">An index is negative or beyond the axis.</exception>
            /// <remarks>Derivative: the adjoint is added up at the places that were read, in the order of the index. Kept for backward: the index.</remarks>
            public Tensor Gather(int axis, Tensor index)
            {
                ArgumentNullException.ThrowIfNull(index);
                return new Gather(axis).Apply(x, index);
            }
        }
    }
}
