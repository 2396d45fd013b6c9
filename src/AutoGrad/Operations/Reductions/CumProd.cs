using AutoGrad.Kernels;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Running products along an axis, with the element at each place or without it.</summary>
    internal sealed class CumProd(int axis, bool isReverse = false, bool isExclusive = false) : ScanOperation(axis, isReverse), IOperationDefinition
    {
        public static string Formula => "yₖ = Π_{i≤k} xᵢ along the axis";

        public static string Derivative => "x̄ᵢ = yᵢ₋₁ sᵢ with sᵢ = ȳᵢ + xᵢ₊₁ sᵢ₊₁";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("axis 0", x => x[0].CumProd(0), [3, 4]),
            new("axis −1", x => x[0].CumProd(-1), [2, 3, 2]),
            new("products of those before", x => Before(1).Apply(x[0]), [2, 4]),
            new("products of those after", x => After(1).Apply(x[0]), [2, 4]),
        ];

        /// <inheritdoc/>
        public override string Attributes => isExclusive ? $"{base.Attributes}, exclusive" : base.Attributes;

        internal override Kept Keeps => isExclusive ? Kept.Operand0 | Kept.Result : Kept.Operand0;

        /// <summary>For each element the product of all before it.</summary>
        public static CumProd Before(int axis) => new(axis, isReverse: false, isExclusive: true);

        /// <summary>For each element the product of all behind it.</summary>
        public static CumProd After(int axis) => new(axis, isReverse: true, isExclusive: true);

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate) =>
            Run<RunningProduct, Times>(new RunningProduct(isExclusive), isExclusive, operands, result);

        internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints)
        {
            // With the adjoints s of the running product itself, taken before or after the multiplication by the element: no division, so zeros do no harm.
            Tensor x = application[0];
            var back = new Recurrence(Axis, !IsReverse);
            adjoints.Add(0, isExclusive
                ? Later(back.Apply(x, yBar)) * application.Result
                : back.Apply(Later(x), yBar) * new CumProd(Axis, IsReverse, isExclusive: true).Apply(x));
        }

        internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents)
        {
            // ẏₖ = xₖ ẏₖ₋₁ + ẋₖ yₖ₋₁, or for the exclusive product the same one place later.
            Tensor x = application[0];
            Tensor before = isExclusive ? application.Result : new CumProd(Axis, IsReverse, isExclusive: true).Apply(x);
            Tensor inclusive = new Recurrence(Axis, IsReverse).Apply(x, tangents[0]! * before);
            return isExclusive ? Earlier(inclusive) : inclusive;
        }
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>Running products along an axis, yₖ = Π_{i≤k} xᵢ.</summary>
            /// <param name="axis">The axis, counted from the end if negative.</param>
            /// <returns>A tensor of the shape and dtype of the operand.</returns>
            /// <exception cref="ShapeException">The operand has no such axis.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>Derivative: by a linear recurrence without division, so it is right where elements are 0. Kept for backward: x.</remarks>
            public Tensor CumProd(int axis) => new CumProd(axis).Apply(x);
        }
    }
}
