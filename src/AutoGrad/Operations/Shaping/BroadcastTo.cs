using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Repetition along axes of length 1 and along new outer axes; its transpose is <see cref="SumTo"/>.</summary>
    internal sealed class BroadcastTo(Shape shape) : Operation, IOperationDefinition
    {
        public static string Formula => "y = x repeated along axes of length 1 and along new outer axes";

        public static string Derivative => "x̄ = Σ ȳ over the repetitions";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("new outer axis", x => x[0].BroadcastTo([2, 3]), [3]),
            new("inner axis", x => x[0].BroadcastTo([2, 3]), [2, 1]),
            new("axes on both sides", x => x[0].BroadcastTo([2, 3, 2, 2]), [3, 1, 2]),
            new("a single number", x => x[0].BroadcastTo([2, 2]), default(Shape)),
            new("no repetition", x => x[0].BroadcastTo([0, 3]), [3]),
        ];

        /// <inheritdoc/>
        public override string Attributes => $"to {shape}";

        internal override Kept Keeps => Kept.None;

        internal override bool CanAccumulate => true;

        internal override TensorType Infer(ReadOnlySpan<Tensor> operands) => Broadcasting.CanExpand(operands[0].Shape, shape)
            ? new TensorType(shape, operands[0].DType)
            : throw new ShapeException($"BroadcastTo cannot repeat {operands[0].Shape} to {shape}: aligned at the end, each axis must be equal or 1.");

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
        {
            if (operands[0].Length == 1)
            {
                Arrangement.Repeat(operands[0], result, accumulate);
                return;
            }

            int rank = result.Rank;
            Span<int> strides = rank <= Arrangement.MaxStackRank ? stackalloc int[Arrangement.MaxStackRank] : new int[rank];
            Strides.Repeated(operands[0].Shape.Axes, result.Shape.Axes, strides);
            Arrangement.Collect(operands[0], 0, strides[..rank], result, accumulate);
        }

        internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints) =>
            adjoints.Add(0, new SumTo(application[0].Shape), yBar);

        internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) => Apply(tangents[0]!);
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Repetition of a tensor along axes of length 1, and along new outer axes, to a larger shape.</summary>
            /// <param name="shape">The shape of the result.</param>
            /// <exception cref="ShapeException">Aligned at the end, an axis is neither equal nor 1.</exception>
            /// <remarks>The adjoint is the sum over the repetitions.</remarks>
            public Tensor BroadcastTo(Shape shape) => x.Shape == shape ? x : new BroadcastTo(shape).Apply(x);
        }
    }
}
