using System.Runtime.CompilerServices;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>The same elements in the same order under another shape. The result shares the operand's memory.</summary>
    internal sealed class Reshape(Shape shape) : Operation, IOperationDefinition
    {
        public static string Formula => "y = x, the same elements in row-major order under another shape";

        public static string Derivative => "x̄ = ȳ under the shape of x";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("to a matrix", x => x[0].Reshape([3, 2]), [6]),
            new("one length found", x => x[0].Reshape([-1, 4]), [2, 3, 2]),
            new("to a single number", x => x[0].Reshape([]), [1, 1]),
            new("from a single number", x => x[0].Reshape([1]), default(Shape)),
        ];

        /// <inheritdoc/>
        public override string Attributes => $"to {shape}";

        internal override Kept Keeps => Kept.None;

        internal override bool CanAccumulate => true;

        internal override TensorType Infer(ReadOnlySpan<Tensor> operands) => shape.ElementCount == operands[0].Length
            ? new TensorType(shape, operands[0].DType)
            : throw new ShapeException($"Reshape keeps the number of elements: {operands[0].Shape} has {operands[0].Length}, {shape} has {shape.ElementCount}.");

        internal override Tensor Produce(ReadOnlySpan<Tensor> operands, in TensorType type, TensorOwner? owner) =>
            operands[0] is Parameter ? base.Produce(operands, type, owner) : operands[0].View(shape, 0, operands[0].Length);

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate) =>
            TensorArithmetic.Add(operands[0], result, accumulate);

        internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints) =>
            adjoints.Add(0, yBar.Reshape(application[0].Shape));

        internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) => Apply(tangents[0]!);

        /// <summary>The shape whose one length of −1 is what the others leave of a number of elements.</summary>
        public static Shape Find(Shape from, ReadOnlySpan<int> lengths)
        {
            int open = lengths.IndexOf(-1);
            if (open < 0)
                return Shape.Create(lengths);
            int[] axes = lengths.ToArray();
            axes[open] = 1;
            if (axes.AsSpan().Contains(-1))
                throw new ShapeException($"Reshape finds one length, but [{string.Join(", ", lengths.ToArray())}] leaves several open; give all but one.");
            int given = Shape.Create(axes).ElementCount, count = from.ElementCount;
            if (given == 0 || count % given != 0)
                throw new ShapeException($"Reshape finds no length for the −1 in [{string.Join(", ", lengths.ToArray())}]: {from} has {count} elements, which the product of the others, {given}, does not divide.");
            axes[open] = count / given;
            return Shape.Wrap(axes);
        }
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

            /// <summary>The same elements in the same order under another shape, one length of which may be left open. Nothing is copied.</summary>
            /// <param name="lengths">The lengths of the new axes; −1, at most once, stands for what the others leave.</param>
            /// <exception cref="ShapeException">The new shape has another number of elements, or the open length cannot be found.</exception>
            [OverloadResolutionPriority(1)]
            public Tensor Reshape(ReadOnlySpan<int> lengths) => x.Reshape(Operations.Reshape.Find(x.Shape, lengths));
        }
    }
}
