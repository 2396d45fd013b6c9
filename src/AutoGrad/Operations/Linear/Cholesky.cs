using AutoGrad.Kernels;

namespace AutoGrad.Operations
{
    /// <summary>The lower triangular factor of positive definite matrices.</summary>
    internal sealed class Cholesky : Operation, IOperationDefinition
    {
        public static string Formula => "L·Lᵀ = (A + Aᵀ)/2, L lower triangular with a positive diagonal";

        public static string Derivative => "Ā = (S + Sᵀ)/2 with S = L⁻ᵀ·Φ(Lᵀ·L̄)·L⁻¹, where Φ takes the lower triangle and half the diagonal";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("matrix", x => Solve.Dominant(x[0]).Cholesky(), [3, 3]) { Domains = [Domain.Open(-1, 1)] },
            new("batch", x => Solve.Dominant(x[0]).Cholesky(), [2, 2, 2]) { Domains = [Domain.Open(-1, 1)] },
        ];

        public static Cholesky Operation { get; } = new();

        internal override Kept Keeps => Kept.Result;

        internal override TensorType Infer(ReadOnlySpan<Tensor> operands)
        {
            SquareMatrices.Check(Name, operands[0]);
            return new TensorType(operands[0].Shape, operands[0].DType);
        }

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate) =>
            SquareMatrices.Run(default(Work), operands[0], b: null, result);

        internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints)
        {
            Tensor l = application.Result;
            Tensor left = TriangularSolve.Transposed.Apply(l, LowerHalf(MatMul.TN.Apply(l, yBar)));
            Tensor transposed = TriangularSolve.Transposed.Apply(l, left.Transpose());
            adjoints.Add(0, (transposed + transposed.Transpose()) * 0.5);
        }

        internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents)
        {
            Tensor l = application.Result, da = tangents[0]!;
            Tensor left = TriangularSolve.Plain.Apply(l, (da + da.Transpose()) * 0.5);
            return MatMul.NN.Apply(l, LowerHalf(TriangularSolve.Plain.Apply(l, left.Transpose())));
        }

        /// <summary>Φ: the lower triangle with half the diagonal.</summary>
        static Tensor LowerHalf(Tensor x) => (x.Tril() + x.Tril(-1)) * 0.5;

        struct Work : ISquareMatrixWork
        {
            public string? Failure { get; private set; }

            public ReadOnlySpan<double> Run(Span<double> matrix, int n, Span<double> second)
            {
                int indefinite = CholeskyDecomposition.Factor(matrix, n, second[..(n * n)]);
                if (indefinite >= 0)
                    Failure = $"Cholesky needs a positive definite matrix, but the leading {indefinite + 1} rows and columns are not; add a multiple of the identity.";
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
            /// <summary>The lower triangular L with a positive diagonal for which L·Lᵀ is the symmetric part (A + Aᵀ)/2 of the matrices on the last two axes.</summary>
            /// <exception cref="ShapeException">The matrices are not square.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <exception cref="ArithmeticException">The symmetric part of a matrix is not positive definite.</exception>
            /// <remarks>
            /// Derivative: Ā = (S + Sᵀ)/2 with S = L⁻ᵀ·Φ(Lᵀ·L̄)·L⁻¹, where Φ takes the lower triangle and half the diagonal. Kept for backward: the result.
            /// Computed in double precision. Source: I. Murray, Differentiation of the Cholesky decomposition (2016), equation 10; Giles (2008).
            /// </remarks>
            public Tensor Cholesky() => Operations.Cholesky.Operation.Apply(a);
        }
    }
}
