using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>A stretch of one axis; its transpose is <see cref="Pad"/>. Along the outermost axis the result shares the operand's memory.</summary>
    internal sealed class Slice(int axis, Range range) : Operation
    {
        /// <inheritdoc/>
        public override string Attributes => $"axis {axis}, {range}";

        internal override Kept Keeps => Kept.None;

        internal override TensorType Infer(ReadOnlySpan<Tensor> operands)
        {
            Shape shape = operands[0].Shape;
            int place = shape.Axis(axis), length = shape.Axes[place];
            int start = range.Start.GetOffset(length), end = range.End.GetOffset(length);
            if (start < 0 || end > length || start > end)
                throw new ShapeException($"The range {range} does not lie within axis {axis} of {shape}, whose length is {length}.");
            int[] axes = shape.ToArray();
            axes[place] = end - start;
            return new TensorType(Shape.Wrap(axes), operands[0].DType);
        }

        internal override Tensor Produce(ReadOnlySpan<Tensor> operands, in TensorType type)
        {
            Tensor x = operands[0];
            AxisBlocks blocks = AxisBlocks.Of(x.Shape, x.Shape.Axis(axis));
            return blocks.Outer == 1 && x is not Parameter
                ? x.View(type.Shape, range.Start.GetOffset(blocks.Length) * blocks.Inner, type.Shape.ElementCount)
                : base.Produce(operands, type);
        }

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
        {
            Tensor x = operands[0];
            int place = x.Shape.Axis(axis), row = x.DType.Size;
            AxisBlocks blocks = AxisBlocks.Of(x.Shape, place);
            row *= blocks.Inner;
            int start = range.Start.GetOffset(blocks.Length) * row, stretch = result.Shape.Axes[place] * row;
            Span<byte> source = x.Bytes(), destination = result.Bytes();
            for (int block = 0; block < blocks.Outer; block++)
                source.Slice((block * blocks.Length * row) + start, stretch).CopyTo(destination.Slice(block * stretch, stretch));
        }

        internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints)
        {
            int length = application[0].Shape[axis];
            adjoints.Add(0, yBar.Pad(axis, range.Start.GetOffset(length), length - range.End.GetOffset(length)));
        }

        internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) => Apply(tangents[0]!);
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>A stretch of one axis.</summary>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <param name="range">The stretch, such as <c>1..</c> or <c>..^1</c>.</param>
            /// <exception cref="ShapeException">The operand has no such axis, or the range exceeds it.</exception>
            public Tensor Slice(int axis, Range range) => new Slice(axis, range).Apply(x);
        }
    }
}
