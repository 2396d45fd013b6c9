using System.Numerics.Tensors;

namespace AutoGrad.Kernels;

/// <summary>
/// Gaussian elimination with partial pivoting, P·A = L·U, in double precision (Golub and Van Loan, Matrix Computations, 4th ed., 2013, section 3.4).
/// </summary>
internal static class LuDecomposition
{
    /// <summary>Replaces A by L, whose diagonal of ones is left out, and U.</summary>
    /// <param name="a">A matrix of n × n elements.</param>
    /// <param name="n">The order of the matrix.</param>
    /// <param name="pivots">For each step the row that was exchanged with the step's.</param>
    /// <returns>The first step without a pivot other than 0, which makes A singular; −1 if there is none.</returns>
    public static int Factor(Span<double> a, int n, Span<int> pivots)
    {
        int singular = -1;
        for (int k = 0; k < n; k++)
        {
            int pivot = k;
            for (int i = k + 1; i < n; i++)
            {
                if (Math.Abs(a[(i * n) + k]) > Math.Abs(a[(pivot * n) + k]))
                    pivot = i;
            }

            pivots[k] = pivot;
            Exchange(a, n, k, pivot);
            double diagonal = a[(k * n) + k];
            if (diagonal == 0)
            {
                singular = singular < 0 ? k : singular;
                continue;
            }

            ReadOnlySpan<double> row = a.Slice((k * n) + k + 1, n - k - 1);
            for (int i = k + 1; i < n; i++)
            {
                double factor = a[(i * n) + k] /= diagonal;
                Subtract(row, factor, a.Slice((i * n) + k + 1, n - k - 1));
            }
        }

        return singular;
    }

    /// <summary>Replaces B by A⁻¹·B.</summary>
    public static void Solve(ReadOnlySpan<double> lu, int n, ReadOnlySpan<int> pivots, Span<double> b, int columns)
    {
        for (int k = 0; k < n; k++)
            Exchange(b, columns, k, pivots[k]);
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < i; k++)
                Subtract(Row(b, k, columns), lu[(i * n) + k], Row(b, i, columns));
        }

        for (int i = n - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < n; k++)
                Subtract(Row(b, k, columns), lu[(i * n) + k], Row(b, i, columns));
            Divide(Row(b, i, columns), lu[(i * n) + i]);
        }
    }

    /// <summary>Replaces B by A⁻ᵀ·B.</summary>
    public static void SolveTransposed(ReadOnlySpan<double> lu, int n, ReadOnlySpan<int> pivots, Span<double> b, int columns)
    {
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < i; k++)
                Subtract(Row(b, k, columns), lu[(k * n) + i], Row(b, i, columns));
            Divide(Row(b, i, columns), lu[(i * n) + i]);
        }

        for (int i = n - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < n; k++)
                Subtract(Row(b, k, columns), lu[(k * n) + i], Row(b, i, columns));
        }

        for (int k = n - 1; k >= 0; k--)
            Exchange(b, columns, k, pivots[k]);
    }

    /// <summary>The sign of the permutation P, +1 or −1.</summary>
    public static int PermutationSign(ReadOnlySpan<int> pivots)
    {
        int sign = 1;
        for (int k = 0; k < pivots.Length; k++)
            sign = pivots[k] == k ? sign : -sign;
        return sign;
    }

    static Span<double> Row(Span<double> matrix, int row, int columns) => matrix.Slice(row * columns, columns);

    /// <summary>y ← y − factor · x.</summary>
    static void Subtract(ReadOnlySpan<double> x, double factor, Span<double> y) => TensorPrimitives.MultiplyAdd(x, -factor, y, y);

    static void Divide(Span<double> row, double divisor) => TensorPrimitives.Divide(row, divisor, row);

    static void Exchange(Span<double> matrix, int columns, int first, int second)
    {
        if (first == second)
            return;
        Span<double> a = Row(matrix, first, columns), b = Row(matrix, second, columns);
        for (int j = 0; j < columns; j++)
            (a[j], b[j]) = (b[j], a[j]);
    }
}
