using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Stretches of axes; its transpose is <see cref="Pad"/>. Where the elements follow one another, the result shares the operand's memory.</summary>
    internal sealed class Slice(params AxisRange[] ranges) : Operation, IOperationDefinition
    {
        public static string Formula => "y[i] = x[start + step·i] along each sliced axis";

        public static string Derivative => "x̄[start + step·i] = ȳ[i], 0 elsewhere";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("outermost axis", x => x[0].Slice(0, 1..3), [4, 3]),
            new("axis −1", x => x[0].Slice(-1, ..^1), [2, 4]),
            new("step 2", x => x[0].Slice(1, 1.., 2), [2, 6]),
            new("step −2", x => x[0].Slice(0, .., -2), [5, 2]),
            new("nothing left", x => x[0].Slice(0, 2..2), [3, 2]),
            new("several axes", x => x[0].Slice(1.., ..2), [3, 4, 2]),
        ];

        /// <inheritdoc/>
        public override string Attributes => string.Join(", ", ranges);

        internal override Kept Keeps => Kept.None;

        internal override bool CanAccumulate => true;

        internal override TensorType Infer(ReadOnlySpan<Tensor> operands)
        {
            Shape shape = operands[0].Shape;
            int[] axes = shape.ToArray();
            foreach (AxisRange range in ranges)
                axes[shape.Axis(range.Axis)] = range.Within(shape).Count;
            return new TensorType(Shape.Wrap(axes), operands[0].DType);
        }

        internal override Tensor Produce(ReadOnlySpan<Tensor> operands, in TensorType type, TensorOwner? owner)
        {
            Tensor x = operands[0];
            int rank = x.Rank;
            Span<int> strides = rank <= Arrangement.MaxStackRank ? stackalloc int[Arrangement.MaxStackRank] : new int[rank];
            int start = Locate(x.Shape, strides[..rank]), length = type.Shape.ElementCount;
            return x is not Parameter && Strides.AreDense(type.Shape.Axes, strides)
                ? x.View(type.Shape, length == 0 ? 0 : start, length)
                : base.Produce(operands, type, owner);
        }

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
        {
            Tensor x = operands[0];
            int rank = x.Rank;
            Span<int> strides = rank <= Arrangement.MaxStackRank ? stackalloc int[Arrangement.MaxStackRank] : new int[rank];
            int start = Locate(x.Shape, strides[..rank]);
            Arrangement.Collect(x, start, strides[..rank], result, accumulate);
        }

        internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints)
        {
            Shape shape = application[0].Shape;
            adjoints.Add(0, new Pad(Array.ConvertAll(ranges, range => range.Margin(shape))), yBar);
        }

        internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) => Apply(tangents[0]!);

        /// <summary>The place of the first element and the distances of those after it.</summary>
        int Locate(Shape shape, Span<int> strides)
        {
            Strides.RowMajor(shape.Axes, strides);
            int place = 0;
            foreach (AxisRange range in ranges)
            {
                (int start, int end, _) = range.Within(shape);
                ref int stride = ref strides[shape.Axis(range.Axis)];
                place += (range.Step > 0 ? start : end - 1) * stride;
                stride *= range.Step;
            }

            return place;
        }
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
            /// <remarks>Where the elements follow one another in memory, nothing is copied. The adjoint of what lies outside is 0.</remarks>
            public Tensor Slice(int axis, Range range) => new Slice(new AxisRange(axis, range)).Apply(x);

            /// <summary>Every n-th element of a stretch of one axis.</summary>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <param name="range">The stretch, such as <c>1..</c> or <c>..^1</c>.</param>
            /// <param name="step">The n; a negative one begins with the last element of the stretch and goes backwards.</param>
            /// <exception cref="ShapeException">The operand has no such axis, the range exceeds it, or the step is 0.</exception>
            public Tensor Slice(int axis, Range range, int step) => new Slice(new AxisRange(axis, range, step)).Apply(x);

            /// <summary>A stretch of each of the outermost axes.</summary>
            /// <param name="ranges">One range for each axis, such as <c>x.Slice(1.., ..3)</c>; axes without one stay whole.</param>
            /// <exception cref="ShapeException">There are more ranges than axes, or a range exceeds its axis.</exception>
            public Tensor Slice(params ReadOnlySpan<Range> ranges)
            {
                if (ranges.Length > x.Rank)
                    throw new ShapeException($"Slice was given {ranges.Length} ranges for {x.Shape}, which has {x.Rank} axes.");
                var cuts = new AxisRange[ranges.Length];
                for (int axis = 0; axis < cuts.Length; axis++)
                    cuts[axis] = new AxisRange(axis, ranges[axis]);
                return new Slice(cuts).Apply(x);
            }
        }
    }
}
