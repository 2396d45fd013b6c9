namespace AutoGrad.Operations
{
    /// <summary>The elements at which a mask holds: a composition of <see cref="Reshape"/> and <see cref="IndexSelect"/>.</summary>
    internal sealed class MaskedSelect : IOperationDefinition
    {
        public static string Formula => "y = the elements of x at which the mask holds, in row-major order";

        public static string Derivative => "x̄ = ȳ where the mask holds, 0 elsewhere";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("mask of the operand's shape", x => x[0].MaskedSelect(Tensor.From<bool>([true, false, true, true, false, false], [2, 3])), [2, 3]),
            new("mask broadcast", x => x[0].MaskedSelect(Tensor.From<bool>([true, false, true])), [2, 3]),
            new("operand broadcast", x => x[0].MaskedSelect(Tensor.From<bool>([true, false, true, true], [2, 2])), [2]),
        ];
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor x)
        {
            /// <summary>The elements at which a mask holds, in row-major order.</summary>
            /// <param name="mask">Bool; it broadcasts with the operand.</param>
            /// <returns>[n], where n is how often the mask holds.</returns>
            /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
            /// <exception cref="DTypeException">The mask is not Bool.</exception>
            public Tensor MaskedSelect(Tensor mask)
            {
                ArgumentNullException.ThrowIfNull(mask);
                if (mask.DType != DType.Bool)
                    throw new DTypeException($"MaskedSelect needs a Bool mask, but it got {mask.DType} {mask.Shape}; compare it first, as in x > 0.");
                Shape shape = Broadcasting.Common("MaskedSelect", x.Shape, mask.Shape);
                return x.BroadcastTo(shape).Flatten().IndexSelect(0, Operations.TruePlaces.Operation.Apply(mask.BroadcastTo(shape)));
            }
        }
    }
}
