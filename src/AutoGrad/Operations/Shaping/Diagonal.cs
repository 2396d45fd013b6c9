using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>The diagonal of matrices; its transpose is <see cref="DiagonalMatrix"/>.</summary>
    internal sealed class Diagonal(DiagonalPlaces places) : Operation, IOperationDefinition
    {
        public static string Formula => "y[…, i] = x[…, i, i + offset]";

        public static string Derivative => "x̄[…, i, i + offset] = ȳ[…, i], 0 elsewhere";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("square matrix", x => x[0].Diagonal(), [3, 3]),
            new("offset 1, wide batch", x => x[0].Diagonal(1), [2, 2, 4]),
            new("offset −1, axes 0 and 1", x => x[0].Diagonal(-1, 0, 1), [3, 2, 2]),
            new("axes 2 and 0", x => x[0].Diagonal(0, 2, 0), [2, 2, 3]),
            new("beside the matrix", x => x[0].Diagonal(5), [2, 2]),
        ];

        /// <inheritdoc/>
        public override string Attributes => places.ToString();

        internal override Kept Keeps => Kept.None;

        internal override bool CanAccumulate => true;

        internal override TensorType Infer(ReadOnlySpan<Tensor> operands) => new(places.ShapeOf(operands[0].Shape), operands[0].DType);

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
        {
            int rank = result.Rank;
            Span<int> strides = rank <= Arrangement.MaxStackRank ? stackalloc int[Arrangement.MaxStackRank] : new int[rank];
            int start = places.Locate(operands[0].Shape, strides);
            Arrangement.Collect(operands[0], start, strides[..rank], result, accumulate);
        }

        internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints) =>
            adjoints.Add(0, new DiagonalMatrix(application[0].Shape, places), yBar);

        internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) => Apply(tangents[0]!);
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>A diagonal of the matrices that two axes span, by default the last two; it becomes the last axis of the result.</summary>
            /// <param name="offset">Which diagonal: 0 for the main one, positive above, negative below.</param>
            /// <param name="axis1">The axis of the rows, counted from the end if negative.</param>
            /// <param name="axis2">The axis of the columns, counted from the end if negative.</param>
            /// <exception cref="ShapeException">The operand has no such axes, or they are one.</exception>
            public Tensor Diagonal(int offset = 0, int axis1 = -2, int axis2 = -1) => new Diagonal(new DiagonalPlaces(offset, axis1, axis2)).Apply(x);
        }
    }
}
