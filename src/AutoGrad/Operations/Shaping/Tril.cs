using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>The lower triangle of matrices; it is its own transpose.</summary>
    internal sealed class Tril(int diagonal) : Operation, IOperationDefinition
    {
        public static string Formula => "y[…, i, j] = x[…, i, j] where j ≤ i + k, 0 elsewhere";

        public static string Derivative => "x̄[…, i, j] = ȳ[…, i, j] where j ≤ i + k, 0 elsewhere";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("square matrix", x => x[0].Tril(), [3, 3]),
            new("diagonal 1, batch", x => x[0].Tril(1), [2, 2, 3]),
            new("diagonal −1, tall matrix", x => x[0].Tril(-1), [4, 2]),
        ];

        /// <inheritdoc/>
        public override string Attributes => diagonal == 0 ? "" : $"diagonal {diagonal}";

        internal override Kept Keeps => Kept.None;

        internal override TensorType Infer(ReadOnlySpan<Tensor> operands) => Triangle.Infer(Name, operands[0]);

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate) =>
            Triangle.Copy(operands[0], diagonal, isLower: true, result);

        internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints) => adjoints.Add(0, Apply(yBar));

        internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) => Apply(tangents[0]!);
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>The lower triangle of the matrices on the last two axes, with zeros in the other.</summary>
            /// <param name="diagonal">The k of the diagonal that bounds the triangle and belongs to it: 0 for the main one, positive above, negative below.</param>
            /// <exception cref="ShapeException">The operand has fewer than two axes.</exception>
            /// <remarks>Derivative: the adjoint's lower triangle; what is left out has the adjoint 0, even where it is not finite.</remarks>
            public Tensor Tril(int diagonal = 0) => new Tril(diagonal).Apply(x);
        }
    }
}
