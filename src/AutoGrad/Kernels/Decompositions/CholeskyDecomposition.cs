using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>
/// S = L·Lᵀ for a positive definite matrix, in double precision (Golub and Van Loan, Matrix Computations, 4th ed., 2013, section 4.2). It is found as the upper
/// factor U = Lᵀ, whose rows are contiguous.
/// </summary>
internal static class CholeskyDecomposition
{
    /// <summary>Products for which only the elements on and above the diagonal are wanted are not divided below this order.</summary>
    const int WholeProduct = 3 * Recursion.Leaf;

    /// <summary>L ← the lower triangular factor of the symmetric part of A, (A + Aᵀ)/2.</summary>
    /// <param name="a">A matrix of n × n elements, which is overwritten.</param>
    /// <param name="n">The order of the matrix.</param>
    /// <param name="l">The factor, if there is one.</param>
    /// <returns>The first row without a positive pivot, which makes the matrix indefinite; −1 if there is none.</returns>
    public static int Factor(Span<double> a, int n, Span<double> l)
    {
        MatrixTransposition.Run<double, Replacing<double>>(a, 0, n, n, n, l, 0, n);
        Average(a, l);
        int indefinite = FactorUpper(a, n, n);
        for (int i = 1; i < n; i++)
            a.Slice(i * n, i).Clear();
        MatrixTransposition.Run<double, Replacing<double>>(a, 0, n, n, n, l, 0, n);
        return indefinite;
    }

    /// <summary>A ← (A + B)/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static void Average(Span<double> a, ReadOnlySpan<double> b)
    {
        int i = 0;
        for (; i <= a.Length - Vector<double>.Count; i += Vector<double>.Count)
            ((new Vector<double>(a[i..]) + new Vector<double>(b[i..])) * 0.5).CopyTo(a[i..]);
        for (; i < a.Length; i++)
            a[i] = (a[i] + b[i]) * 0.5;
    }

    /// <summary>Replaces the triangle of A on and above its diagonal by U with Uᵀ·U = A.</summary>
    static int FactorUpper(Span<double> a, int stride, int n)
    {
        if (n <= Recursion.Leaf)
            return FactorLeaf(a, stride, n);
        int half = Recursion.Half(n), rest = n - half;
        int indefinite = FactorUpper(a, stride, half);
        if (indefinite >= 0)
            return indefinite;
        Span<double> right = a[half..], corner = a[(half * (stride + 1))..];
        TriangularEquations.Solve(new TriangularMatrix(a, stride, half) { IsLower = true, IsTransposed = true }, right, stride, rest);
        using (var memory = new Scratch<double>(half * rest))
        {
            ProductSubtraction.Negate(right, stride, half, rest, memory.Span);
            AddUpperProduct(memory.Span, rest, half, right, stride, corner, rest);
        }

        indefinite = FactorUpper(corner, stride, rest);
        return indefinite < 0 ? indefinite : half + indefinite;
    }

    /// <summary>The elements on and above the diagonal of C ← C + Aᵀ·B, and some below it.</summary>
    static void AddUpperProduct(ReadOnlySpan<double> a, int lda, int k, ReadOnlySpan<double> b, int stride, Span<double> c, int n)
    {
        if (n <= WholeProduct)
        {
            Gemm.Multiply(transposeA: true, transposeB: false, n, n, k, a, lda, b, stride, c, stride, accumulate: true);
            return;
        }

        int half = Recursion.Half(n), rest = n - half;
        AddUpperProduct(a, lda, k, b, stride, c, half);
        Gemm.Multiply(transposeA: true, transposeB: false, half, rest, k, a, lda, b[half..], stride, c[half..], stride, accumulate: true);
        AddUpperProduct(a[half..], lda, k, b[half..], stride, c[(half * (stride + 1))..], rest);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    static int FactorLeaf(Span<double> a, int stride, int n)
    {
        for (int k = 0; k < n; k++)
        {
            Span<double> row = a.Slice(k * stride, n);
            if (row[k] <= 0)
                return k;
            double diagonal = row[k] = Math.Sqrt(row[k]);
            for (int j = k + 1; j < n; j++)
                row[j] /= diagonal;
            for (int i = k + 1; i < n; i++)
            {
                double factor = row[i];
                Span<double> other = a.Slice(i * stride, n);
                for (int j = i; j < other.Length; j++)
                    other[j] -= factor * row[j];
            }
        }

        return -1;
    }
}
