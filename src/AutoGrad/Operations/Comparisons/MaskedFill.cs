namespace AutoGrad.Operations
{
    /// <summary>A number in place of masked elements: a composition of <see cref="Where"/>.</summary>
    internal sealed class MaskedFill : IOperationDefinition
    {
        public static string Formula => "y = the number where the mask holds, else x";

        public static string Derivative => "x̄ = 0 where the mask holds, else ȳ";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("a mask of the same shape", x => x[0].MaskedFill(Tensor.From([true, false, false, true], [2, 2]), -3), [2, 2]),
            new("a row for all rows", x => x[0].MaskedFill(Tensor.From([false, true, false], [3]), double.NegativeInfinity), [2, 3]),
            new("a column for all columns", x => x[0].MaskedFill(Tensor.From([false, true], [2, 1]), 0), [2, 3]),
            new("a single number", x => x[0].MaskedFill(Tensor.From([true], []), 7), []),
        ];
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>A number in place of the elements at which a mask holds.</summary>
            /// <param name="mask">Bool, of a shape that broadcasts with the operand's.</param>
            /// <param name="value">The number.</param>
            /// <returns>A tensor of the operand's dtype, of the shape to which operand and mask broadcast.</returns>
            /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
            /// <exception cref="DTypeException">The mask is not Bool.</exception>
            /// <remarks>The adjoint of a masked element is 0.</remarks>
            public Tensor MaskedFill(Tensor mask, double value) => Tensor.Where(mask, value, x);
        }
    }
}
