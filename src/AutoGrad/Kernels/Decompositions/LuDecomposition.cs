using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>
/// Gaussian elimination with partial pivoting, P·A = L·U, in double precision (Golub and Van Loan, Matrix Computations, 4th ed., 2013, section 3.4), by halves of
/// the columns (Toledo, 1997).
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
        if (n <= RowElimination.Limit)
            return RowElimination.Factor(a, n, pivots);
        using var memory = new Scratch<double>(n * Recursion.Leaf);
        return Factor(new LuPanel(a, n, pivots, memory.Span), a, n, 0, n);
    }

    /// <summary>Replaces B by A⁻¹·B.</summary>
    public static void Solve(ReadOnlySpan<double> lu, int n, ReadOnlySpan<int> pivots, Span<double> b, int columns)
    {
        for (int k = 0; k < n; k++)
            RowExchange.Run(b, columns, columns, k, pivots[k]);
        TriangularEquations.Solve(Lower(lu, n, n), b, columns, columns);
        TriangularEquations.Solve(Upper(lu, n), b, columns, columns);
    }

    /// <summary>Replaces B by A⁻ᵀ·B.</summary>
    public static void SolveTransposed(ReadOnlySpan<double> lu, int n, ReadOnlySpan<int> pivots, Span<double> b, int columns)
    {
        TriangularEquations.Solve(new TriangularMatrix(lu, n, n) { IsLower = true, IsTransposed = true }, b, columns, columns);
        TriangularEquations.Solve(new TriangularMatrix(lu, n, n) { IsTransposed = true, HasUnitDiagonal = true }, b, columns, columns);
        for (int k = n - 1; k >= 0; k--)
            RowExchange.Run(b, columns, columns, k, pivots[k]);
    }

    /// <summary>X ← A⁻¹ = U⁻¹·L⁻¹·P, with half the work of solving for the identity since L⁻¹ is a triangle too.</summary>
    public static void Invert(ReadOnlySpan<double> lu, int n, ReadOnlySpan<int> pivots, Span<double> x)
    {
        x.Clear();
        TriangularEquations.Invert(Lower(lu, n, n), x, n);
        TriangularEquations.Solve(Upper(lu, n), x, n, n);
        ExchangeColumns(x, n, pivots);
    }

    /// <summary>The sign of the permutation P, +1 or −1.</summary>
    public static int PermutationSign(ReadOnlySpan<int> pivots)
    {
        int sign = 1;
        for (int k = 0; k < pivots.Length; k++)
            sign = pivots[k] == k ? sign : -sign;
        return sign;
    }

    static int Factor(scoped in LuPanel panel, Span<double> a, int n, int begin, int end)
    {
        if (end - begin <= Recursion.Leaf)
            return panel.Factor(begin, end);
        int half = Recursion.Half(end - begin), middle = begin + half;
        int singular = Factor(panel, a, n, begin, middle);
        Span<double> right = a[((begin * n) + middle)..];
        TriangularEquations.Solve(Lower(a[(begin * (n + 1))..], n, half), right, n, end - middle);
        ProductSubtraction.Run(
            transposeA: false, n - middle, end - middle, half, a[((middle * n) + begin)..], n, right, n, a[(middle * (n + 1))..], n);
        int later = Factor(panel, a, n, middle, end);
        return singular < 0 ? later : singular;
    }

    static TriangularMatrix Lower(ReadOnlySpan<double> lu, int stride, int order) => new(lu, stride, order) { IsLower = true, HasUnitDiagonal = true };

    static TriangularMatrix Upper(ReadOnlySpan<double> lu, int n) => new(lu, n, n);

    /// <summary>X ← X·P.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static void ExchangeColumns(Span<double> x, int n, ReadOnlySpan<int> pivots)
    {
        using var places = new Scratch<int>(n);
        using var memory = new Scratch<double>(n);
        Span<int> columns = places.Span;
        for (int k = 0; k < n; k++)
            columns[k] = k;
        for (int k = n - 1; k >= 0; k--)
            (columns[k], columns[pivots[k]]) = (columns[pivots[k]], columns[k]);
        for (int i = 0; i < n; i++)
        {
            Span<double> row = x.Slice(i * n, n), unordered = memory.Span;
            row.CopyTo(unordered);
            for (int k = 0; k < row.Length; k++)
                row[k] = unordered[columns[k]];
        }
    }
}
