using AutoGrad.Kernels;

namespace AutoGrad.Operations
{
    /// <summary>The logarithm of the determinant of square matrices.</summary>
    internal sealed class LogDet : Operation, IOperationDefinition
    {
        public static string Formula => "y = ln det A";

        public static string Derivative => "Ā = ȳ·A⁻ᵀ";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("matrix", x => Solve.Dominant(x[0]).LogDet(), [3, 3]) { Domains = [Domain.Open(-1, 1)] },
            new("batch", x => Solve.Dominant(x[0]).LogDet(), [2, 2, 2]) { Domains = [Domain.Open(-1, 1)] },
        ];

        public static LogDet Operation { get; } = new();

        internal override Kept Keeps => Kept.Operand0;

        internal override TensorType Infer(ReadOnlySpan<Tensor> operands)
        {
            SquareMatrices.Check(Name, operands[0]);
            return new TensorType(SquareMatrices.Batch(operands[0].Shape), operands[0].DType);
        }

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate) =>
            SquareMatrices.Run(default(Work), operands[0], b: null, result);

        internal override void Vjp(in Application application, Tensor yBar, Adjoints adjoints) =>
            adjoints.Add(0, yBar.Unsqueeze(-1).Unsqueeze(-1) * application[0].Inverse().Transpose());

        internal override Tensor? Jvp(in Application application, ReadOnlySpan<Tensor?> tangents) =>
            (application[0].Inverse().Transpose() * tangents[0]!).Sum([-2, -1]);

        readonly struct Work : ISquareMatrixWork
        {
            public string? Failure => null;

            public ReadOnlySpan<double> Run(Span<double> matrix, int n, Span<double> second)
            {
                Span<int> pivots = n <= 64 ? stackalloc int[64] : new int[n];
                LuDecomposition.Factor(matrix, n, pivots[..n]);
                int sign = LuDecomposition.PermutationSign(pivots[..n]);
                double logarithm = 0;
                for (int i = 0; i < n; i++)
                {
                    double pivot = matrix[(i * n) + i];
                    logarithm += Math.Log(Math.Abs(pivot));
                    sign = pivot < 0 ? -sign : sign;
                }

                second[0] = sign > 0 || double.IsNegativeInfinity(logarithm) ? logarithm : double.NaN;
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
            /// <summary>The natural logarithm of the determinant of the square matrices on the last two axes, which neither over- nor underflows.</summary>
            /// <returns>[…] for […, n, n]; NaN where the determinant is negative, −∞ where it is 0.</returns>
            /// <exception cref="ShapeException">The matrices are not square.</exception>
            /// <exception cref="DTypeException">The operand is not floating-point.</exception>
            /// <remarks>
            /// Domain: det A &gt; 0. Derivative: Ā = ȳ·A⁻ᵀ. Kept for backward: the operand. Computed by elimination with partial pivoting in double precision.
            /// Source: Giles (2008), section 2.2.4.
            /// </remarks>
            public Tensor LogDet() => Operations.LogDet.Operation.Apply(a);
        }
    }
}
