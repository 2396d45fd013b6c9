using AutoGrad.Kernels;

namespace AutoGrad.Tests.Kernels;

/// <summary>
/// The decompositions against their definition, within the bounds of N. J. Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., 2002, which hold in
/// whatever order the sums are taken. The products that test them are rounded as well: one γₙ more.
/// </summary>
[Collection("MaxThreads")]
public sealed class DecompositionKernelTests
{
    /// <summary>Orders at and around the leaves of the recursion, 16, and their sums.</summary>
    public static TheoryData<int> Orders => [1, 2, 7, 15, 16, 17, 31, 32, 33, 48, 63, 65, 100];

    [Theory]
    [MemberData(nameof(Orders))]
    public void The_factors_of_elimination_multiply_to_the_matrix_with_its_rows_exchanged(int n)
    {
        ReferenceMatrix a = ReferenceMatrix.Random(n, n, new Random(n));
        (double[] lu, int[] pivots) = Eliminate(a, n);
        (ReferenceMatrix l, ReferenceMatrix u) = Factors(lu, n);

        // Theorem 9.3: |L·U − P·A| ≤ γₙ·|L|·|U|.
        l.Times(u).AssertClose(Exchanged(a, pivots), 2 * ReferenceMatrix.Gamma(n), l.Abs().Times(u.Abs()));
        Assert.All(lu.Where((_, place) => place / n > place % n), multiplier => Assert.InRange(multiplier, -1, 1));
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Solutions_leave_residuals_of_the_size_of_rounding(int n)
    {
        var random = new Random(n);
        ReferenceMatrix a = ReferenceMatrix.Random(n, n, random);
        (double[] lu, int[] pivots) = Eliminate(a, n);
        (ReferenceMatrix l, ReferenceMatrix u) = Factors(lu, n);
        foreach (int columns in (int[])[1, 3, 8, 37])
        {
            ReferenceMatrix b = ReferenceMatrix.Random(n, columns, random);
            double[] x = b.ToArray(), y = b.ToArray();
            LuDecomposition.Solve(lu, n, pivots, x, columns);
            LuDecomposition.SolveTransposed(lu, n, pivots, y, columns);

            // Theorem 9.4: (A + ΔA)·x = b with |P·ΔA| ≤ γ₃ₙ·|L|·|U|.
            ReferenceMatrix magnitudes = l.Abs().Times(u.Abs()), solution = ReferenceMatrix.Of(x, columns), transposed = ReferenceMatrix.Of(y, columns);
            Exchanged(a, pivots).Times(solution).AssertClose(Exchanged(b, pivots), ReferenceMatrix.Gamma(4 * n), magnitudes.Times(solution.Abs()));
            Exchanged(a, pivots).Transpose().Times(Exchanged(transposed, pivots))
                .AssertClose(b, ReferenceMatrix.Gamma(4 * n), magnitudes.Transpose().Times(Exchanged(transposed, pivots).Abs()));
        }
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void An_inverse_leaves_a_residual_of_the_size_of_rounding(int n)
    {
        ReferenceMatrix a = ReferenceMatrix.Random(n, n, new Random(n));
        (double[] lu, int[] pivots) = Eliminate(a, n);
        (ReferenceMatrix l, ReferenceMatrix u) = Factors(lu, n);
        double[] x = new double[n * n];
        LuDecomposition.Invert(lu, n, pivots, x);

        // By theorem 8.5 for L·Y = I and for U·X = Y, and theorem 9.3: |P·A·X − P| ≤ γₙ·(2·|L|·|U|·|X| + |L|·|Y|), where |Y| ≤ (1 + γₙ)·|U|·|X|.
        ReferenceMatrix inverse = ReferenceMatrix.Of(x, n);
        Exchanged(a, pivots).Times(inverse)
            .AssertClose(Exchanged(ReferenceMatrix.Identity(n), pivots), ReferenceMatrix.Gamma(5 * n), l.Abs().Times(u.Abs()).Times(inverse.Abs()));
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void The_factor_of_Cholesky_multiplies_to_the_symmetric_part(int n)
    {
        var random = new Random(n);
        ReferenceMatrix g = ReferenceMatrix.Random(n, n, random), skew = ReferenceMatrix.Random(n, n, random);
        ReferenceMatrix a = g.Times(g.Transpose()).Select((i, j, x) => x + skew[i, j] - skew[j, i] + (i == j ? 1 : 0));
        ReferenceMatrix symmetric = a.Select((i, j, x) => (x + a[j, i]) / 2);
        double[] factor = new double[n * n];
        Assert.Equal(-1, CholeskyDecomposition.Factor(a.ToArray(), n, factor));

        // Theorem 10.3: |L·Lᵀ − A| ≤ γₙ₊₁·|L|·|Lᵀ|.
        ReferenceMatrix l = ReferenceMatrix.Of(factor, n);
        l.Times(l.Transpose()).AssertClose(symmetric, 2 * ReferenceMatrix.Gamma(n + 1), l.Abs().Times(l.Transpose().Abs()));
        Assert.All(factor.Where((_, place) => place / n < place % n), above => Assert.Equal(0, above));
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void Triangular_equations_are_solved_from_either_end_transposed_or_not(int n)
    {
        var random = new Random(n);
        foreach ((bool isLower, bool isTransposed, bool hasUnitDiagonal) in
            from lower in (bool[])[false, true] from transposed in (bool[])[false, true] from unit in (bool[])[false, true] select (lower, transposed, unit))
        {
            // Whatever stands in the other triangle, or in the place of a diagonal of ones, must not be read.
            ReferenceMatrix t = ReferenceMatrix.Random(n, n, random)
                .Select((i, j, x) => i == j ? (hasUnitDiagonal ? 1 : 1 + x) : i > j == isLower ? x / n : 0);
            ReferenceMatrix memory = t.Select((i, j, x) => i == j ? (hasUnitDiagonal ? double.NaN : x) : i > j == isLower ? x : double.NaN);
            ReferenceMatrix b = ReferenceMatrix.Random(n, 19, random);
            double[] x = b.ToArray();
            TriangularEquations.Solve(
                new TriangularMatrix((isTransposed ? memory.Transpose() : memory).ToArray(), n, n)
                {
                    IsLower = isLower,
                    IsTransposed = isTransposed,
                    HasUnitDiagonal = hasUnitDiagonal,
                },
                x, 19, 19);

            // Theorem 8.5: (T + ΔT)·x = b with |ΔT| ≤ γₙ·|T|.
            ReferenceMatrix solution = ReferenceMatrix.Of(x, 19);
            t.Times(solution).AssertClose(b, ReferenceMatrix.Gamma(2 * n), t.Abs().Times(solution.Abs()));
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(40)]
    public void The_first_step_without_a_pivot_is_told(int step)
    {
        // Column `step` is the sum of those before it, which are columns of the identity: elimination leaves exactly 0 of it.
        const int N = 50;
        var a = new ReferenceMatrix(N, N, (i, j) => i == j && j != step ? 1 : j == step && i < step ? 1 : 0);
        double[] elements = a.ToArray();
        Assert.Equal(step, LuDecomposition.Factor(elements, N, new int[N]));

        ReferenceMatrix indefinite = ReferenceMatrix.Identity(N).Select((i, j, x) => i == step && j == step ? -1 : x);
        Assert.Equal(step, CholeskyDecomposition.Factor(indefinite.ToArray(), N, new double[N * N]));
    }

    [Fact]
    public void The_bits_do_not_depend_on_the_number_of_threads()
    {
        const int N = 400;
        var random = new Random(1);
        double[] a = new double[N * N];
        foreach (ref double element in a.AsSpan())
            element = random.NextDouble();
        int before = Compute.MaxThreads;
        try
        {
            Compute.MaxThreads = 1;
            double[] alone = Inverse(a);
            Compute.MaxThreads = 2;
            Assert.Equal(alone, Inverse(a));
        }
        finally
        {
            Compute.MaxThreads = before;
        }

        static double[] Inverse(double[] a)
        {
            double[] lu = [.. a], x = new double[N * N];
            int[] pivots = new int[N];
            LuDecomposition.Factor(lu, N, pivots);
            LuDecomposition.Invert(lu, N, pivots, x);
            return x;
        }
    }

    static (double[] Elements, int[] Pivots) Eliminate(ReferenceMatrix a, int n)
    {
        double[] elements = a.ToArray();
        int[] pivots = new int[n];
        Assert.Equal(-1, LuDecomposition.Factor(elements, n, pivots));
        return (elements, pivots);
    }

    static (ReferenceMatrix L, ReferenceMatrix U) Factors(double[] lu, int n)
    {
        ReferenceMatrix both = ReferenceMatrix.Of(lu, n);
        return (both.Select((i, j, x) => i == j ? 1 : i > j ? x : 0), both.Select((i, j, x) => i > j ? 0 : x));
    }

    /// <summary>P·A.</summary>
    static ReferenceMatrix Exchanged(ReferenceMatrix a, int[] pivots)
    {
        int[] rows = [.. Enumerable.Range(0, pivots.Length)];
        for (int k = 0; k < pivots.Length; k++)
            (rows[k], rows[pivots[k]]) = (rows[pivots[k]], rows[k]);
        return a.Select((i, j, _) => a[rows[i], j]);
    }
}
