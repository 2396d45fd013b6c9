using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace AutoGrad.Operations
{
    /// <summary>Where a mask does not hold.</summary>
    internal sealed class LogicalNot : Operation, IOperationDefinition
    {
        public static string Formula => "y = not x";

        public static string Derivative => "none: the result is a mask";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("a matrix", x => (x[0] > 0).LogicalNot(), [2, 3]) { IsDifferentiable = false },
            new("a single number", x => (x[0] > 0).LogicalNot(), []) { IsDifferentiable = false },
        ];

        public static LogicalNot Operation { get; } = new();

        internal override bool IsDifferentiable => false;

        internal override Kept Keeps => Kept.None;

        internal override TensorType Infer(ReadOnlySpan<Tensor> operands) => operands[0].DType == DType.Bool
            ? new TensorType(operands[0].Shape, DType.Bool)
            : throw new DTypeException($"LogicalNot inverts a mask, but it got {operands[0].DType} {operands[0].Shape}; compare it first, as in x > 0.");

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
        {
            // A truth value is a byte of 0 or 1.
            TensorPrimitives.Xor(MemoryMarshal.AsBytes(operands[0].Read<bool>()), (byte)1, MemoryMarshal.AsBytes(result.Write<bool>()));
        }
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor mask)
        {
            /// <summary>Where the mask does not hold.</summary>
            /// <returns>A Bool tensor of the same shape.</returns>
            /// <exception cref="DTypeException">The operand is not Bool.</exception>
            public Tensor LogicalNot() => Operations.LogicalNot.Operation.Apply(mask);
        }
    }
}
