namespace AutoGrad.Operations
{
    /// <summary>Products and sums in Einstein's notation: a composition of permutations, diagonals, sums, products and <see cref="MatMul"/>.</summary>
    internal sealed class Einsum : IOperationDefinition
    {
        public static string Formula => "y = Σ Πₖ xₖ over the labels that the result does not name";

        public static string Derivative => "that of the products and sums it is made of";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("ij,jk->ik", x => Tensor.Einsum("ij,jk->ik", x), [2, 3], [3, 2]),
            new("bij,bkj->bik", x => Tensor.Einsum("bij,bkj->bik", x), [2, 2, 3], [2, 2, 3]),
            new("ii->i", x => Tensor.Einsum("ii->i", x), [3, 3]),
            new("ij->ji", x => Tensor.Einsum("ij->ji", x), [2, 3]),
            new("ij->", x => Tensor.Einsum("ij->", x), [2, 3]),
            new("i,j", x => Tensor.Einsum("i,j", x), [2], [3]),
            new("...i,ij->...j", x => Tensor.Einsum("...i,ij->...j", x), [2, 2, 3], [3, 2]),
            new("i,ij,j->", x => Tensor.Einsum("i,ij,j->", x), [2], [2, 3], [3]),
        ];

        public static Tensor Compute(string equation, ReadOnlySpan<Tensor> operands)
        {
            EinsumEquation parsed = EinsumEquation.Parse(equation, operands);
            CheckLengths(equation, parsed, operands);
            EinsumTerm product = default;
            for (int i = 0; i < operands.Length; i++)
            {
                string kept = parsed.Result + string.Concat(parsed.Operands[(i + 1)..]);
                EinsumTerm next = new EinsumTerm(operands[i], parsed.Operands[i]).TakeDiagonals(equation);
                product = i == 0 ? next.SumTo(kept) : product.Times(next.SumTo(kept + product.Labels), kept);
            }

            return product.Arrange(parsed.Result);
        }

        static void CheckLengths(string equation, EinsumEquation parsed, ReadOnlySpan<Tensor> operands)
        {
            var lengths = new Dictionary<char, int>();
            for (int i = 0; i < operands.Length; i++)
            {
                if (operands[i].DType != operands[0].DType || !operands[i].DType.IsFloating)
                    throw new DTypeException($"Einsum needs operands of one floating-point dtype, but operand 0 is {operands[0].DType} and operand {i} {operands[i].DType}; cast with To(DType.Float32).");
                for (int axis = 0; axis < operands[i].Rank; axis++)
                {
                    char label = parsed.Operands[i][axis];
                    int length = operands[i].Shape[axis], known = lengths.GetValueOrDefault(label, length);
                    if (known != length && !(EinsumEquation.IsHidden(label) && (known == 1 || length == 1)))
                    {
                        throw EinsumEquation.Error(
                            equation, $"{(EinsumEquation.IsHidden(label) ? "axes under the ellipsis have" : $"'{label}' stands for axes of")} lengths {known} and {length}");
                    }

                    lengths[label] = known == 1 ? length : known;
                }
            }
        }
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor)
        {
            /// <summary>Products and sums in Einstein's notation: every axis has a letter, and letters that the result does not name are summed over.</summary>
            /// <param name="equation">
            /// The letters of each operand's axes, separated by commas, and after an arrow those of the result: <c>"bij,bjk->bik"</c> is a batch of matrix products.
            /// A letter twice in one operand takes a diagonal. <c>...</c> stands for any axes, which broadcast. Without an arrow the result has the letters that occur once, in
            /// alphabetical order.
            /// </param>
            /// <param name="operands">The tensors, which are multiplied from left to right.</param>
            /// <exception cref="ShapeException">The equation cannot be read, or does not fit the operands.</exception>
            /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
            public static Tensor Einsum(string equation, params ReadOnlySpan<Tensor> operands)
            {
                ArgumentNullException.ThrowIfNull(equation);
                return Operations.Einsum.Compute(equation, operands);
            }
        }
    }
}
