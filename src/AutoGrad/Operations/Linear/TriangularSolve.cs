using AutoGrad.Kernels;

namespace AutoGrad.Operations;

/// <summary>The solution X of op(L)·X = B, where L is the lower triangle of a matrix and op transposes or not; what stands above the diagonal plays no part.</summary>
internal sealed class TriangularSolve : LinearEquations, IOperationDefinition
{
    TriangularSolve(bool isTransposed)
        : base(isTransposed)
    {
    }

    public static string Formula => "L·X = B, X = L⁻¹·B, L the lower triangle of A";

    public static string Derivative => "B̄ = L⁻ᵀ·X̄, Ā the lower triangle of −B̄·Xᵀ";

    public static IEnumerable<OperationSample> Samples =>
    [
        new("L⁻¹·B", x => Plain.Apply(Solve.Dominant(x[0]), x[1]), [3, 3], [3, 2]) { Domains = [Domain.Open(-1, 1), Domain.Real] },
        new("L⁻ᵀ·B, batch", x => Transposed.Apply(Solve.Dominant(x[0]), x[1]), [2, 2, 2], [2, 2, 1]) { Domains = [Domain.Open(-1, 1), Domain.Real] },
    ];

    /// <summary>L⁻¹·B.</summary>
    public static TriangularSolve Plain { get; } = new(false);

    /// <summary>L⁻ᵀ·B.</summary>
    public static TriangularSolve Transposed { get; } = new(true);

    /// <inheritdoc/>
    public override string Attributes => IsTransposed ? "L⁻ᵀ·B" : "";

    private protected override LinearEquations Counterpart => IsTransposed ? Plain : Transposed;

    private protected override Tensor Part(Tensor matrix) => matrix.Tril();

    internal override TensorType Infer(ReadOnlySpan<Tensor> operands) => Solve.Plain.Infer(operands);

    internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate) =>
        SquareMatrices.Run(new Work(IsTransposed, result.Shape[^1]), operands[0], operands[1], result);

    readonly struct Work(bool isTransposed, int columns) : ISquareMatrixWork
    {
        public string? Failure => null;

        public ReadOnlySpan<double> Run(Span<double> matrix, int n, Span<double> second)
        {
            TriangularEquations.Solve(new TriangularMatrix(matrix, n, n) { IsLower = !isTransposed, IsTransposed = isTransposed }, second, columns, columns);
            return second;
        }
    }
}
