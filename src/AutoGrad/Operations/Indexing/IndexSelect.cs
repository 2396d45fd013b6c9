using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Whole rows along an axis by their indices; its transpose is <see cref="Scatter"/>.</summary>
    internal sealed class IndexSelect(int axis) : Operation, IOperationDefinition
    {
        readonly IndexedPlaces places = new(axis, isVector: true);

        public static string Formula => "y[i, j, k] = x[i, index[j], k] for axis 1";

        public static string Derivative => "x̄[i, index[j], k] += ȳ[i, j, k]";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("axis 0", x => x[0].IndexSelect(0, Tensor.From<int>([2, 0, 2])), [3, 2]),
            new("axis −1", x => x[0].IndexSelect(-1, Tensor.From<int>([1, 1, 0, 2])), [2, 3]),
            new("axis 1 of three", x => x[0].IndexSelect(1, Tensor.From<int>([1])), [2, 2, 3]),
            new("no index", x => x[0].IndexSelect(0, Tensor.Zeros([0], DType.Int32)), [2, 2]),
        ];

        /// <inheritdoc/>
        public override string Attributes => $"axis {axis}";

        internal override Kept Keeps => Kept.Operand1;

        internal override TensorType Infer(ReadOnlySpan<Tensor> operands) =>
            new(places.ShapeOf(Name, operands[0].Shape, operands[1]), operands[0].DType);

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate) =>
            places.Pick(Name, operands[0], operands[1], result);

        internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints) =>
            adjoints.Add(0, new Scatter(application[0].Shape, axis, isVector: true), yBar, application[1]);

        internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) => Apply(tangents[0]!, application[1]);
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>What stands at the named places of an axis, in the order of the index.</summary>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <param name="index">Int32, of shape [n]; values from 0, any of them several times.</param>
            /// <returns>The operand's shape with n along the axis.</returns>
            /// <exception cref="ShapeException">The operand has no such axis, or the index is not a vector.</exception>
            /// <exception cref="DTypeException">The index is not Int32.</exception>
            /// <exception cref="ArgumentOutOfRangeException">An index is negative or beyond the axis.</exception>
            /// <remarks>Derivative: the adjoint is added up at the places that were read, in the order of the index. Kept for backward: the index.</remarks>
            public Tensor IndexSelect(int axis, Tensor index)
            {
                ArgumentNullException.ThrowIfNull(index);
                return new IndexSelect(axis).Apply(x, index);
            }
        }
    }
}
