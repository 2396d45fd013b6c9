using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Zeros before and after along one axis; its transpose is <see cref="Slice"/>.</summary>
    internal sealed class Pad(int axis, int before, int after) : Operation
    {
        /// <inheritdoc/>
        public override string Attributes => $"axis {axis}, {before} before, {after} after";

        internal override Kept Keeps => Kept.None;

        internal override TensorType Infer(ReadOnlySpan<Tensor> operands)
        {
            Shape shape = operands[0].Shape;
            if (before < 0 || after < 0)
                throw new ShapeException($"Pad adds elements, but it was given {before} before and {after} after; use Slice to remove some.");
            int[] axes = shape.ToArray();
            axes[shape.Axis(axis)] += before + after;
            return new TensorType(Shape.Create(axes), operands[0].DType);
        }

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
        {
            Tensor x = operands[0];
            int place = x.Shape.Axis(axis);
            AxisBlocks blocks = AxisBlocks.Of(x.Shape, place);
            int row = blocks.Inner * x.DType.Size, stretch = blocks.Length * row, stride = result.Shape.Axes[place] * row;
            Span<byte> source = x.Bytes(), destination = result.Bytes();
            destination.Clear();
            for (int block = 0; block < blocks.Outer; block++)
                source.Slice(block * stretch, stretch).CopyTo(destination.Slice((block * stride) + (before * row), stretch));
        }

        internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints) =>
            adjoints.Add(0, yBar.Slice(axis, before..^after));

        internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) => Apply(tangents[0]!);
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Zeros before and after the elements along one axis.</summary>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <param name="before">How many rows of zeros come first, ≥ 0.</param>
            /// <param name="after">How many rows of zeros come last, ≥ 0.</param>
            /// <exception cref="ShapeException">The operand has no such axis, or a number is negative.</exception>
            public Tensor Pad(int axis, int before, int after) => new Pad(axis, before, after).Apply(x);
        }
    }
}
