using AutoGrad.Kernels;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Whether all of the elements hold, over axes.</summary>
    internal sealed class All(int? axis, bool keepDims) : TruthReduction(axis, keepDims), IOperationDefinition
    {
        public static string Formula => "y = ⋀ x over the axes";

        public static string Derivative => "none";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("all elements", x => (x[0] > 0).All(), [2, 3]) { IsDifferentiable = false },
            new("axis 0", x => (x[0] > 0).All(0), [3, 4]) { IsDifferentiable = false },
            new("axes 0 and −1, keepDims", x => (x[0] > 0).All([0, -1], keepDims: true), [2, 3, 2]) { IsDifferentiable = false },
        ];

        private protected override void Run(in LineLayout layout, ReadOnlySpan<bool> source, Span<bool> destination) =>
            Truths.Any(layout, source, false, destination);
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Whether all of the elements hold; true for an empty mask.</summary>
            /// <returns>A Bool tensor of shape []; no gradient flows through it.</returns>
            /// <exception cref="DTypeException">The operand is not Bool.</exception>
            public Tensor All() => new All(null, keepDims: false).Apply(x);

            /// <summary>Whether all of the elements hold, along one axis.</summary>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <param name="keepDims">Whether the axis stays, with length 1.</param>
            /// <returns>A Bool tensor; no gradient flows through it.</returns>
            /// <exception cref="ShapeException">The operand has no such axis.</exception>
            /// <exception cref="DTypeException">The operand is not Bool.</exception>
            public Tensor All(int axis, bool keepDims = false) => new All(axis, keepDims).Apply(x);

            /// <summary>Whether all of the elements hold, along several axes; a composition of the same along one axis.</summary>
            /// <param name="axes">The axes, counted from the end if negative; none means all.</param>
            /// <param name="keepDims">Whether the axes stay, with length 1.</param>
            /// <returns>A Bool tensor; no gradient flows through it.</returns>
            /// <exception cref="ShapeException">The operand has no such axis, or one is given twice.</exception>
            /// <exception cref="DTypeException">The operand is not Bool.</exception>
            public Tensor All(ReadOnlySpan<int> axes, bool keepDims = false)
            {
                Shape shape = AxisSet.Of(axes).Reduce(x.Shape, keepDims);
                if (axes.IsEmpty)
                    return new All(null, keepDims).Apply(x);
                Tensor reduced = x;
                foreach (int axis in axes)
                    reduced = new All(axis, keepDims: true).Apply(reduced);
                return reduced.Reshape(shape);
            }
        }
    }
}
