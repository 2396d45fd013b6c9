using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Tensors one after the other along an axis.</summary>
    internal sealed class Concat(int axis) : Operation, IOperationDefinition
    {
        public static string Formula => "y = x₀, x₁, … one after the other along the axis";

        public static string Derivative => "x̄ₖ = the stretch of ȳ that xₖ fills";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("axis 0", x => Tensor.Concat(x), [2, 3], [1, 3]),
            new("axis −1, three operands", x => Tensor.Concat(x, axis: -1), [2, 1], [2, 2], [2, 0]),
            new("one operand twice", x => Tensor.Concat([x[0], x[0]], axis: 1), [2, 2, 2]),
        ];

        /// <inheritdoc/>
        public override string Attributes => $"axis {axis}";

        internal override Kept Keeps => Kept.None;

        internal override TensorType Infer(ReadOnlySpan<Tensor> operands)
        {
            if (operands.IsEmpty)
                throw new ShapeException("Concat needs at least one tensor.");
            Tensor first = operands[0];
            int place = first.Shape.Axis(axis);
            long length = 0;
            foreach (Tensor operand in operands)
            {
                if (operand.DType != first.DType)
                    throw new DTypeException($"Concat needs tensors of one dtype, but it got {first.DType} {first.Shape} and {operand.DType} {operand.Shape}; cast with To(DType.{first.DType}).");
                bool fits = operand.Rank == first.Rank;
                for (int i = 0; fits && i < first.Rank; i++)
                    fits = i == place || operand.Shape.Axes[i] == first.Shape.Axes[i];
                if (!fits)
                    throw new ShapeException($"Concat along axis {axis} needs equal lengths on all other axes, but it got {first.Shape} and {operand.Shape}.");
                length += operand.Shape.Axes[place];
            }

            int[] axes = first.Shape.ToArray();
            axes[place] = length <= int.MaxValue ? (int)length : throw Shape.TooLong(length, $"axis {place}", $"of {operands.Length} tensors together");
            return new TensorType(Shape.Create(axes), first.DType);
        }

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
        {
            int place = result.Shape.Axis(axis), size = result.DType.Size, offset = 0;
            AxisBlocks whole = AxisBlocks.Of(result.Shape, place);
            int stride = whole.Length * whole.Inner * size;
            Span<byte> destination = result.Bytes();
            foreach (Tensor operand in operands)
            {
                int stretch = operand.Shape.Axes[place] * whole.Inner * size;
                Span<byte> source = operand.Bytes();
                for (int block = 0; block < whole.Outer; block++)
                    source.Slice(block * stretch, stretch).CopyTo(destination.Slice((block * stride) + offset, stretch));
                offset += stretch;
            }
        }

        internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints)
        {
            int start = 0;
            for (int i = 0; i < application.Count; i++)
            {
                int length = application[i].Shape[axis];
                if (adjoints.Wanted(i))
                    adjoints.Add(i, yBar.Slice(axis, start..(start + length)));
                start += length;
            }
        }

        internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents)
        {
            var parts = new Tensor[application.Count];
            for (int i = 0; i < parts.Length; i++)
                parts[i] = tangents[i] ?? Tensor.Zeros(application[i].Shape, application[i].DType);
            return Apply(parts);
        }
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor)
        {
            /// <summary>Tensors one after the other along an axis.</summary>
            /// <param name="tensors">At least one tensor; all shapes agree but for the axis.</param>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <exception cref="ShapeException">There are no tensors, the axis does not exist, or other axes differ.</exception>
            /// <exception cref="DTypeException">The dtypes differ.</exception>
            public static Tensor Concat(ReadOnlySpan<Tensor> tensors, int axis = 0) => new Concat(axis).Apply(tensors);
        }
    }
}
