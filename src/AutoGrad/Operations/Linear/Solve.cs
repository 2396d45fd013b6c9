using AutoGrad.Kernels;
using AutoGrad.Operations;

namespace AutoGrad.Operations
{
    /// <summary>The solution X of op(A)·X = B, where op transposes or not.</summary>
    internal sealed class Solve : LinearEquations, IOperationDefinition
    {
        Solve(bool isTransposed)
            : base(isTransposed)
        {
        }

        public static string Formula => "A·X = B, X = A⁻¹·B";

        public static string Derivative => "B̄ = A⁻ᵀ·X̄, Ā = −B̄·Xᵀ";

        public static IEnumerable<OperationSample> Samples =>
        [
            new("matrix", x => Dominant(x[0]).Solve(x[1]), [3, 3], [3, 2]) { Domains = [Domain.Open(-1, 1), Domain.Real] },
            new("vector", x => Dominant(x[0]).Solve(x[1]), [2, 2], [2]) { Domains = [Domain.Open(-1, 1), Domain.Real] },
            new("batches broadcast", x => Dominant(x[0]).Solve(x[1]), [2, 2, 2], [1, 2, 1]) { Domains = [Domain.Open(-1, 1), Domain.Real] },
        ];

        /// <summary>A⁻¹·B.</summary>
        public static Solve Plain { get; } = new(false);

        /// <summary>A⁻ᵀ·B.</summary>
        public static Solve Transposed { get; } = new(true);

        /// <inheritdoc/>
        public override string Attributes => IsTransposed ? "A⁻ᵀ·B" : "";

        private protected override LinearEquations Counterpart => IsTransposed ? Plain : Transposed;

        /// <summary>Moves a matrix with elements in (−1, 1) away from the singular ones, for samples.</summary>
        public static Tensor Dominant(Tensor a) => a + (a.Shape[^1] * Tensor.Eye(a.Shape[^1], a.DType));

        internal override TensorType Infer(ReadOnlySpan<Tensor> operands)
        {
            Tensor a = operands[0], b = operands[1];
            SquareMatrices.Check(Name, a);
            if (b.Rank != a.Rank || SquareMatrices.Batch(a.Shape) != SquareMatrices.Batch(b.Shape) || b.Shape[^2] != a.Shape[^1])
                throw new ShapeException($"Solve needs as many rows on the right as the matrix has: left is {a.Shape}, right is {b.Shape}.");
            if (b.DType != a.DType)
                throw new DTypeException($"Solve needs operands of one dtype, but it got {a.DType} {a.Shape} and {b.DType} {b.Shape}; cast one with To(DType.{a.DType}).");
            return new TensorType(b.Shape, b.DType);
        }

        internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate) =>
            SquareMatrices.Run(new Work(IsTransposed, result.Shape[^1]), operands[0], operands[1], result);

        struct Work(bool isTransposed, int columns) : ISquareMatrixWork
        {
            public string? Failure { get; private set; }

            public ReadOnlySpan<double> Run(Span<double> matrix, int n, Span<double> second)
            {
                Span<int> pivots = n <= 64 ? stackalloc int[64] : new int[n];
                int singular = LuDecomposition.Factor(matrix, n, pivots[..n]);
                if (singular >= 0)
                    Failure = $"Solve needs an invertible matrix, but elimination finds no pivot in column {singular}.";
                else if (isTransposed)
                    LuDecomposition.SolveTransposed(matrix, n, pivots[..n], second, columns);
                else
                    LuDecomposition.Solve(matrix, n, pivots[..n], second, columns);
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
            /// <summary>The solution X of the linear equations a·X = b.</summary>
            /// <param name="b">The right sides: a vector [n], or matrices […, n, m], whose batches broadcast with those of a.</param>
            /// <returns>A tensor of the shape of the right sides after broadcasting, for a of shape […, n, n].</returns>
            /// <exception cref="ShapeException">a is not square, the rows differ, or the batches do not broadcast.</exception>
            /// <exception cref="DTypeException">The dtypes differ, or are not floating-point.</exception>
            /// <exception cref="ArithmeticException">A matrix is singular.</exception>
            /// <remarks>
            /// Derivative: B̄ = A⁻ᵀ·X̄, Ā = −B̄·Xᵀ. Kept for backward: a and X. Computed by elimination with partial pivoting in double precision.
            /// Source: M. B. Giles, An extended collection of matrix derivative results for forward and reverse mode algorithmic differentiation (2008), section 2.3.1.
            /// </remarks>
            public Tensor Solve(Tensor b)
            {
                ArgumentNullException.ThrowIfNull(b);
                SquareMatrices.Check("Solve", a);
                if (b.Rank == 0)
                    throw new ShapeException($"Solve needs a vector or matrices on the right, but it got {b.Shape}.");
                Tensor right = b.Rank == 1 ? b.Unsqueeze(1) : b;
                Shape batch = Broadcasting.Common("Solve", SquareMatrices.Batch(a.Shape), SquareMatrices.Batch(right.Shape));
                Tensor left = a.BroadcastTo([.. batch.Axes, .. a.Shape.Axes[^2..]]);
                Tensor x = Operations.Solve.Plain.Apply(left, right.BroadcastTo([.. batch.Axes, .. right.Shape.Axes[^2..]]));
                return b.Rank == 1 ? x.Squeeze(-1) : x;
            }
        }
    }
}
