using System.Numerics;
using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>C ← C − op(A)·B, as the product of −A, which is added.</summary>
internal static class ProductSubtraction
{
    /// <summary>Subtracts a product; the parameters are those of <see cref="Gemm.Multiply"/>.</summary>
    public static void Run(
        bool transposeA, int m, int n, int k, ReadOnlySpan<double> a, int lda, ReadOnlySpan<double> b, int ldb, Span<double> c, int ldc)
    {
        (int rows, int columns) = transposeA ? (k, m) : (m, k);
        using var memory = new Scratch<double>(rows * columns);
        Negate(a, lda, rows, columns, memory.Span);
        Gemm.Multiply(transposeA, transposeB: false, m, n, k, memory.Span, columns, b, ldb, c, ldc, accumulate: true);
    }

    /// <summary>Writes −A without gaps between its rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Negate(ReadOnlySpan<double> a, int lda, int rows, int columns, Span<double> negated)
    {
        for (int i = 0; i < rows; i++)
        {
            ReadOnlySpan<double> row = a.Slice(i * lda, columns);
            Span<double> result = negated.Slice(i * columns, columns);
            int j = 0;
            for (; j <= columns - Vector<double>.Count; j += Vector<double>.Count)
                (-new Vector<double>(row[j..])).CopyTo(result[j..]);
            for (; j < columns; j++)
                result[j] = -row[j];
        }
    }
}
