using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Zeros around the elements; its transpose is <see cref="Slice"/>.</summary>
    internal sealed class Pad(params AxisMargin[] margins) : Operation, IOperationDefinition
    {
        public static string Formula => "y[before + i] = x[i] along each padded axis, the value elsewhere";

        public static string Derivative => "x̄[i] = ȳ[before + i]";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("axis 0", x => x[0].Pad(0, 1, 2), [2, 3]),
            new("axis −1", x => x[0].Pad(-1, 2, 0), [2, 2]),
            new("several axes", x => x[0].Pad([(1, 0), (0, 2)]), [2, 3]),
            new("value", x => x[0].Pad([(1, 1), (0, 1)], value: 2.5), [2, 2]),
        ];

        /// <inheritdoc/>
        public override string Attributes => string.Join(", ", margins);

        internal override Kept Keeps => Kept.None;

        internal override bool CanAccumulate => true;

        internal override TensorType Infer(ReadOnlySpan<Tensor> operands)
        {
            Shape shape = operands[0].Shape;
            int[] axes = shape.ToArray();
            foreach (AxisMargin margin in margins)
            {
                if (margin.Before < 0 || margin.After < 0)
                    throw new ShapeException($"Pad adds elements, but it was given {margin.Before} before and {margin.After} after on axis {margin.Axis}; use Slice to remove some.");
                int place = shape.Axis(margin.Axis);
                axes[place] = margin.Length(shape.Axes[place]);
            }

            return new TensorType(Shape.Create(axes), operands[0].DType);
        }

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
        {
            Tensor x = operands[0];
            int rank = x.Rank, place = 0;
            Span<int> strides = rank <= Arrangement.MaxStackRank ? stackalloc int[Arrangement.MaxStackRank] : new int[rank];
            Strides.RowMajor(result.Shape.Axes, strides);
            foreach (AxisMargin margin in margins)
            {
                int axis = x.Shape.Axis(margin.Axis);
                int first = margin.Step > 0 ? margin.Before : margin.Before + AxisMargin.Span(x.Shape.Axes[axis], margin.Step) - 1;
                place += first * strides[axis];
                strides[axis] *= margin.Step;
            }

            if (!accumulate && x.Length != result.Length)
                result.Clear();
            Arrangement.Spread(x, result, place, strides[..rank], accumulate);
        }

        internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints) =>
            adjoints.Add(0, new Slice(Array.ConvertAll(margins, margin => margin.Range)).Apply(yBar));

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
            /// <param name="before">How many zeros come first, ≥ 0.</param>
            /// <param name="after">How many zeros come last, ≥ 0.</param>
            /// <exception cref="ShapeException">The operand has no such axis, or a number is negative.</exception>
            public Tensor Pad(int axis, int before, int after) => new Pad(new AxisMargin(axis, before, after)).Apply(x);

            /// <summary>A value before and after the elements along each axis.</summary>
            /// <param name="margins">How many elements come first and last, for each axis from the outermost on; axes without a pair stay as they are.</param>
            /// <param name="value">The value of the new elements.</param>
            /// <exception cref="ShapeException">There are more pairs than axes, or a number is negative.</exception>
            public Tensor Pad(ReadOnlySpan<(int Before, int After)> margins, double value = 0)
            {
                if (margins.Length > x.Rank)
                    throw new ShapeException($"Pad was given {margins.Length} pairs for {x.Shape}, which has {x.Rank} axes.");
                var all = new AxisMargin[margins.Length];
                for (int axis = 0; axis < all.Length; axis++)
                    all[axis] = new AxisMargin(axis, margins[axis].Before, margins[axis].After);
                var pad = new Pad(all);
                if (value == 0)
                    return pad.Apply(x);
                return x.DType == DType.Bool
                    ? !pad.Apply(!x)
                    : Tensor.Where(pad.Apply(Tensor.Ones(x.Shape, DType.Bool)), pad.Apply(x), value);
            }
        }
    }
}
