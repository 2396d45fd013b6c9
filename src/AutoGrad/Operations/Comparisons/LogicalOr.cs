using AutoGrad.Kernels;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Where either mask holds.</summary>
    internal readonly struct LogicalOr : IPairTest<bool>, IOperationDefinition
    {
        public static string Formula => "y = a or b";

        public static string Derivative => "none: the result is a mask";

        public static IEnumerable<OperationSample> Samples => Comparison.Samples((a, b) => (a > 0).LogicalOr(b > 0));

        public static bool Holds(bool a, bool b) => a | b;
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
