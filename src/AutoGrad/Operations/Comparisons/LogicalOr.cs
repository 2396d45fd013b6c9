using System.Numerics.Tensors;
using AutoGrad.Kernels;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Where either mask holds.</summary>
    internal readonly struct LogicalOr : IConnective, IOperationDefinition
    {
        public static string Formula => "y = a or b";

        public static string Derivative => "none: the result is a mask";

        public static IEnumerable<OperationSample> Samples => Comparison.Samples((a, b) => (a > 0).LogicalOr(b > 0));

        public static void Run(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, Span<byte> y) => TensorPrimitives.BitwiseOr(a, b, y);

        public static void Run(ReadOnlySpan<byte> a, byte b, Span<byte> y) => TensorPrimitives.BitwiseOr(a, b, y);
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor a)
        {
            /// <summary>Where either mask holds, element by element after broadcasting.</summary>
            /// <param name="b">The other mask.</param>
            /// <returns>A Bool tensor of the shape to which the operands broadcast.</returns>
            /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
            /// <exception cref="DTypeException">An operand is not Bool.</exception>
            public Tensor LogicalOr(Tensor b) => Logical<LogicalOr>.Operation.Apply(a, b);
        }
    }
}
