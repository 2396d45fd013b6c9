using System.Numerics.Tensors;

namespace AutoGrad.Kernels;

/// <summary>S = L·Lᵀ for a positive definite matrix, row by row, in double precision (Golub and Van Loan, Matrix Computations, 4th ed., 2013, section 4.2).</summary>
internal static class CholeskyDecomposition
{
    /// <summary>Replaces A by the lower triangular factor L of its symmetric part, (A + Aᵀ)/2.</summary>
    /// <returns>The first row without a positive pivot, which makes the matrix indefinite; −1 if there is none.</returns>
    public static int Factor(Span<double> a, int n)
    {
        for (int i = 0; i < n; i++)
        {
            Span<double> row = a.Slice(i * n, i + 1);
            for (int j = 0; j <= i; j++)
            {
                ReadOnlySpan<double> other = a.Slice(j * n, j);
                double rest = ((a[(i * n) + j] + a[(j * n) + i]) / 2) - TensorPrimitives.Dot(row[..j], other);
                if (j < i)
                    row[j] = rest / a[(j * n) + j];
                else if (rest <= 0)
                    return i;
                else
                    row[j] = Math.Sqrt(rest);
            }
        }

        for (int i = 0; i < n; i++)
            a.Slice((i * n) + i + 1, n - i - 1).Clear();
        return -1;
    }
}
