using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>The same elements in the same order under another shape. The result shares the operand's memory.</summary>
    internal sealed class Reshape(Shape shape) : Operation
    {
        /// <inheritdoc/>
        public override string Attributes => $"to {shape}";

        internal override Kept Keeps => Kept.None;

        internal override bool CanAccumulate => true;

        internal override TensorType Infer(ReadOnlySpan<Tensor> operands) => shape.ElementCount == operands[0].Length
            ? new TensorType(shape, operands[0].DType)
            : throw new ShapeException($"Reshape keeps the number of elements: {operands[0].Shape} has {operands[0].Length}, {shape} has {shape.ElementCount}.");

        internal override Tensor Produce(ReadOnlySpan<Tensor> operands, in TensorType type) =>
            operands[0] is Parameter ? base.Produce(operands, type) : operands[0].View(shape, 0, operands[0].Length);

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate) =>
            TensorArithmetic.Add(operands[0], result, accumulate);

        internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints) =>
            adjoints.Add(0, yBar.Reshape(application[0].Shape));

        internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) => Apply(tangents[0]!);
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>The same elements in the same order under another shape. Nothing is copied.</summary>
            /// <param name="shape">The new shape.</param>
            /// <exception cref="ShapeException">The new shape has another number of elements.</exception>
            public Tensor Reshape(Shape shape) => x.Shape == shape ? x : new Reshape(shape).Apply(x);
        }
    }
}
