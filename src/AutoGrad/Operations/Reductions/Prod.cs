using AutoGrad.Kernels;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Product over axes.</summary>
    internal sealed class Prod(AxisSet axes, bool keepDims) : ReductionOperation(axes, keepDims), IOperationDefinition
    {
        public static string Formula => "y = Π x over the axes";

        public static string Derivative => "x̄ᵢ = ȳ Π_{j≠i} xⱼ";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("all axes", x => x[0].Prod(), [2, 3]),
            new("axis 0", x => x[0].Prod(0), [3, 4]),
            new("axis −1, keepDims", x => x[0].Prod(-1, keepDims: true), [2, 3, 2]),
            new("axes 0 and 2", x => x[0].Prod([0, 2]), [2, 3, 2]),
            new("a single number", x => x[0].Prod(), []),
        ];

        internal override Kept Keeps => Kept.Operand0;

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate) =>
            Reduction.Run<Times>(operands[0], Axes.Bits(operands[0].Shape), result, accumulate);

        internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints)
        {
            Tensor x = application[0], kept = Keep(yBar, x);
            adjoints.Add(0, Others(x) is { } others ? others * kept : kept);
        }

        internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) =>
            SumOf(Others(application[0]) is { } others ? others * tangents[0]! : tangents[0]!);

        /// <summary>For each element the product of all others, or null if there are no axes. Products before and after it, not y/x, which zeros would spoil.</summary>
        Tensor? Others(Tensor x)
        {
            ulong bits = Axes.Bits(x.Shape);
            Tensor? others = null;
            for (int axis = x.Rank - 1; axis >= 0; axis--)
            {
                if ((bits >> axis & 1) == 0)
                    continue;
                Tensor along = CumProd.Before(axis).Apply(x) * CumProd.After(axis).Apply(x);
                others = others is null ? along : others * along;
                x = x.Prod(axis, keepDims: true);
            }

            return others;
        }
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>The product of all elements, Πᵢ xᵢ; 1 for an empty tensor.</summary>
            /// <returns>A tensor of shape [].</returns>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Derivative: the product of the other elements, also where elements are 0. Kept for backward: x.</remarks>
            public Tensor Prod() => new Prod(AxisSet.All, keepDims: false).Apply(x);

            /// <summary>The product along one axis.</summary>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <param name="keepDims">Whether the axis stays, with length 1.</param>
            /// <exception cref="ShapeException">The operand has no such axis.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            public Tensor Prod(int axis, bool keepDims = false) => new Prod(AxisSet.Of(axis), keepDims).Apply(x);

            /// <summary>The product along several axes.</summary>
            /// <param name="axes">The axes, counted from the end if negative; none means all.</param>
            /// <param name="keepDims">Whether the axes stay, with length 1.</param>
            /// <exception cref="ShapeException">The operand has no such axis, or one is given twice.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            public Tensor Prod(ReadOnlySpan<int> axes, bool keepDims = false) => new Prod(AxisSet.Of(axes), keepDims).Apply(x);
        }
    }
}
