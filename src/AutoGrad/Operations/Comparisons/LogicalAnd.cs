using AutoGrad.Kernels;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>Where both masks hold.</summary>
    internal readonly struct LogicalAnd : IPairTest<bool>, IOperationDefinition
    {
        public static string Formula => "y = a and b";

        public static string Derivative => "none: the result is a mask";

        public static IEnumerable<OperationSample> Samples => Comparison.Samples((a, b) => (a > 0).LogicalAnd(b > 0));

        public static bool Holds(bool a, bool b) => a & b;
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor a)
        {
            /// <summary>Where both masks hold, element by element after broadcasting.</summary>
            /// <param name="b">The other mask.</param>
            /// <returns>A Bool tensor of the shape to which the operands broadcast.</returns>
            /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
            /// <exception cref="DTypeException">An operand is not Bool.</exception>
            public Tensor LogicalAnd(Tensor b) => Logical<LogicalAnd>.Operation.Apply(a, b);
        }
    }
}
