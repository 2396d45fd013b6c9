using AutoGrad.Kernels;

namespace AutoGrad.Operations
{
    /// <summary>The inverse of square matrices.</summary>
    internal sealed class Inverse : Operation, IOperationDefinition
    {
        public static string Formula => "Y = A⁻¹";

        public static string Derivative => "Ā = −Yᵀ·Ȳ·Yᵀ";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("matrix", x => Solve.Dominant(x[0]).Inverse(), [3, 3]) { Domains = [Domain.Open(-1, 1)] },
            new("batch", x => Solve.Dominant(x[0]).Inverse(), [2, 2, 2]) { Domains = [Domain.Open(-1, 1)] },
        ];

        public static Inverse Operation { get; } = new();

        internal override Kept Keeps => Kept.Result;

        internal override TensorType Infer(ReadOnlySpan<Tensor> operands)
        {
            SquareMatrices.Check(Name, operands[0]);
            return new TensorType(operands[0].Shape, operands[0].DType);
        }

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate) =>
            SquareMatrices.Run(default(Work), operands[0], b: null, result);

        internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints) =>
            adjoints.Add(0, -MatMul.NT.Apply(MatMul.TN.Apply(application.Result, yBar), application.Result));

        internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) =>
            -MatMul.NN.Apply(MatMul.NN.Apply(application.Result, tangents[0]!), application.Result);

        struct Work : ISquareMatrixWork
        {
            public string? Failure { get; private set; }

            public ReadOnlySpan<double> Run(Span<double> matrix, int n, Span<double> second)
            {
                Span<int> pivots = n <= 64 ? stackalloc int[64] : new int[n];
                int singular = LuDecomposition.Factor(matrix, n, pivots[..n]);
                if (singular >= 0)
                {
                    Failure = $"Inverse needs an invertible matrix, but elimination finds no pivot in column {singular}.";
                    return second;
                }

                LuDecomposition.Invert(matrix, n, pivots[..n], second[..(n * n)]);
                return second;
            }
        }
    }
}

namespace AutoGrad
{
    public static partial class TensorOperations
    {
        extension(Tensor a)
        {
            /// <summary>The inverse A⁻¹ of the square matrices on the last two axes. To solve equations, <c>Solve</c> is faster and more accurate.</summary>
            /// <exception cref="ShapeException">The matrices are not square.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <exception cref="ArithmeticException">A matrix is singular.</exception>
            /// <remarks>
            /// Derivative: Ā = −Yᵀ·Ȳ·Yᵀ. Kept for backward: the result. Computed by elimination with partial pivoting in double precision.
            /// Source: Giles (2008), section 2.2.3.
            /// </remarks>
            public Tensor Inverse() => Operations.Inverse.Operation.Apply(a);
        }
    }
}
