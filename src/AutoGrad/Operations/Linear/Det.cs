using AutoGrad.Kernels;

namespace AutoGrad.Operations
{
    /// <summary>The determinant of square matrices.</summary>
    internal sealed class Det : Operation, IOperationDefinition
    {
        public static string Formula => "y = det A";

        public static string Derivative => "Ā = ȳ·cof A, the matrix of cofactors, which is y·A⁻ᵀ where A is invertible";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("matrix", x => x[0].Det(), [3, 3]),
            new("batch", x => x[0].Det(), [2, 2, 2]),
            new("singular", x => x[0].Det(), [2, 2]) { Domains = [Domain.Closed(2, 2)] },
        ];

        public static Det Operation { get; } = new();

        internal override Kept Keeps => Kept.Operand0 | Kept.Result;

        internal override TensorType Infer(ReadOnlySpan<Tensor> operands)
        {
            SquareMatrices.Check(Name, operands[0]);
            return new TensorType(SquareMatrices.Batch(operands[0].Shape), operands[0].DType);
        }

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate) =>
            SquareMatrices.Run(default(Work), operands[0], b: null, result);

        internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints) =>
            adjoints.Add(0, yBar.Unsqueeze(-1).Unsqueeze(-1) * Cofactors(application[0], application.Result));

        internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) =>
            (Cofactors(application[0], application.Result) * tangents[0]!).Sum([-2, -1]);

        /// <summary>Each matrix goes its own way, whatever stands beside it. What is chosen by is read by <c>Item</c>, so that a replay looks again.</summary>
        static Tensor Cofactors(Tensor a, Tensor determinant)
        {
            Tensor determinants = determinant.Unsqueeze(-1).Unsqueeze(-1), isSingular = determinants.Equal(0);
            if (isSingular.Any().Item() == 0)
                return OfInvertible(determinants, a);
            Tensor invertible = Tensor.Where(isSingular, Tensor.Eye(a.Shape[^1], a.DType), a);
            return Tensor.Where(isSingular, Adjugate(a).Transpose(), OfInvertible(determinants, invertible));
        }

        static Tensor OfInvertible(Tensor determinants, Tensor a) => determinants * a.Inverse().Transpose();

        /// <summary>
        /// The adjugate of any matrices, singular ones too, without a division by anything that could be 0: the algorithm of Faddeev and LeVerrier
        /// (Householder, The Theory of Matrices in Numerical Analysis, 1964, section 6.7).
        /// </summary>
        static Tensor Adjugate(Tensor a)
        {
            int n = a.Shape[^1];
            Tensor identity = Tensor.Eye(n, a.DType), m = identity.BroadcastTo(a.Shape);
            for (int k = 1; k < n; k++)
            {
                Tensor product = a.MatMul(m);
                m = product - (product.Trace() / k).Unsqueeze(-1).Unsqueeze(-1) * identity;
            }

            return n % 2 == 0 ? -m : m;
        }

        readonly struct Work : ISquareMatrixWork
        {
            public string? Failure => null;

            public ReadOnlySpan<double> Run(Span<double> matrix, int n, Span<double> second)
            {
                Span<int> pivots = n <= 64 ? stackalloc int[64] : new int[n];
                LuDecomposition.Factor(matrix, n, pivots[..n]);
                double determinant = LuDecomposition.PermutationSign(pivots[..n]);
                for (int i = 0; i < n; i++)
                    determinant *= matrix[(i * n) + i];
                second[0] = determinant;
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
            /// <summary>The determinant of the square matrices on the last two axes.</summary>
            /// <returns>[…] for […, n, n].</returns>
            /// <exception cref="ShapeException">The matrices are not square.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>
            /// Derivative: Ā = ȳ·cof A, also of singular matrices. Kept for backward: the operand and the result. Computed by elimination with partial pivoting in
            /// double precision. Source: Giles (2008), section 2.2.4.
            /// </remarks>
            public Tensor Det() => Operations.Det.Operation.Apply(a);
        }
    }
}
