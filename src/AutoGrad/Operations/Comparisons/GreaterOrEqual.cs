using System.Numerics;
using System.Runtime.Intrinsics;
using AutoGrad.Kernels;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>a ≥ b.</summary>
    internal readonly struct GreaterOrEqual : IPairTest, IOperationDefinition
    {
        public static string Formula => "y = a ≥ b";

        public static string Derivative => "none: the result is a mask";

        public static IEnumerable<OperationSample> Samples => Comparison.Samples((a, b) => a.GreaterOrEqual(b));

        public static bool Holds<T>(T a, T b) where T : INumber<T> => a >= b;

        public static Vector128<T> Holds<T>(Vector128<T> a, Vector128<T> b) => Vector128.GreaterThanOrEqual(a, b);
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor a)
        {
            /// <summary>Whether a ≥ b, element by element after broadcasting; false where either is NaN.</summary>
            /// <param name="b">The other operand: a tensor of the same dtype, or a number.</param>
            /// <returns>A Bool tensor of the shape to which the operands broadcast; no gradient flows through it.</returns>
            /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
            /// <exception cref="DTypeException">The dtypes differ, or are Bool.</exception>
            public Tensor GreaterOrEqual(Tensor b) => Relation<GreaterOrEqual>.Operation.Apply(a, b);
        }
    }
}
