using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>The axes in another order; its transpose is the inverse permutation.</summary>
    internal sealed class Permute(params int[] axes) : Operation, IOperationDefinition
    {
        public static string Formula => "y[i₀, i₁, …] = x with axis k of y being axis axes[k] of x";

        public static string Derivative => "x̄ = ȳ under the inverse permutation";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("matrix", x => x[0].Permute([1, 0]), [2, 3]),
            new("innermost axis first", x => x[0].Permute([2, 0, 1]), [2, 3, 4]),
            new("negative axes", x => x[0].Permute([0, -1, -2]), [2, 3, 2]),
            new("identity", x => x[0].Permute([0, 1]), [2, 2]),
            new("innermost axis stays", x => x[0].Permute([1, 0, 2]), [2, 3, 2]),
            new("a single number", x => x[0].Permute([]), default(Shape)),
        ];

        /// <inheritdoc/>
        public override string Attributes => $"axes {string.Join(", ", axes)}";

        internal override Kept Keeps => Kept.None;

        internal override bool CanAccumulate => true;

        internal override TensorType Infer(ReadOnlySpan<Tensor> operands)
        {
            Shape shape = operands[0].Shape;
            var lengths = new int[shape.Rank];
            bool isComplete = axes.Length == shape.Rank;
            for (int i = 0; i < axes.Length; i++)
            {
                int axis = shape.Axis(axes[i]);
                for (int k = 0; isComplete && k < i; k++)
                    isComplete = shape.Axis(axes[k]) != axis;
                if (!isComplete)
                    break;
                lengths[i] = shape.Axes[axis];
            }

            return isComplete
                ? new TensorType(Shape.Wrap(lengths), operands[0].DType)
                : throw new ShapeException($"Permute needs each of the {shape.Rank} axes of {shape} once, but it got [{string.Join(", ", axes)}].");
        }

        internal override Tensor Produce(ReadOnlySpan<Tensor> operands, in TensorType type, TensorOwner? owner)
        {
            Tensor x = operands[0];
            int rank = x.Rank;
            Span<int> strides = rank <= Arrangement.MaxStackRank ? stackalloc int[Arrangement.MaxStackRank] : new int[rank];
            Locate(x.Shape, strides);
            return x is not Parameter && Strides.AreDense(type.Shape.Axes, strides) ? x.View(type.Shape, 0, x.Length) : base.Produce(operands, type, owner);
        }

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
        {
            Tensor x = operands[0];
            int rank = x.Rank;
            Span<int> strides = rank <= Arrangement.MaxStackRank ? stackalloc int[Arrangement.MaxStackRank] : new int[rank];
            Locate(x.Shape, strides);
            Arrangement.Collect(x, 0, strides[..rank], result, accumulate);
        }

        internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints)
        {
            var inverse = new int[axes.Length];
            for (int i = 0; i < axes.Length; i++)
                inverse[application[0].Shape.Axis(axes[i])] = i;
            adjoints.Add(0, new Permute(inverse), yBar);
        }

        internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) => Apply(tangents[0]!);

        void Locate(Shape shape, Span<int> strides)
        {
            int rank = shape.Rank;
            Span<int> dense = rank <= Arrangement.MaxStackRank ? stackalloc int[Arrangement.MaxStackRank] : new int[rank];
            Strides.RowMajor(shape.Axes, dense);
            for (int i = 0; i < rank; i++)
                strides[i] = dense[shape.Axis(axes[i])];
        }
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>The same tensor with its axes in another order: axis k of the result is axis <paramref name="axes"/>[k] of the operand.</summary>
            /// <param name="axes">Each axis once, counted from the end if negative.</param>
            /// <exception cref="ShapeException">An axis is missing, does not exist, or is given twice.</exception>
            public Tensor Permute(params ReadOnlySpan<int> axes) => new Permute(axes.ToArray()).Apply(x);
        }
    }
}
