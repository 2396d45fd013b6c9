using System.Runtime.InteropServices;

namespace AutoGrad.Kernels;

internal static unsafe partial class Gemm
{
    /// <summary>A batch of equally shaped products, each as <see cref="Multiply"/> computes it.</summary>
    /// <param name="batch">How many products there are.</param>
    /// <param name="transposeA">Whether each A is stored as k × m and not as m × k.</param>
    /// <param name="transposeB">Whether each B is stored as n × k and not as k × n.</param>
    /// <param name="m">The rows of each C.</param>
    /// <param name="n">The columns of each C.</param>
    /// <param name="k">The inner dimension.</param>
    /// <param name="a">The left operands.</param>
    /// <param name="lda">The distance of two stored rows of A.</param>
    /// <param name="strideA">The distance of two left operands; 0 if all products share one.</param>
    /// <param name="b">The right operands.</param>
    /// <param name="ldb">The distance of two stored rows of B.</param>
    /// <param name="strideB">The distance of two right operands; 0 if all products share one.</param>
    /// <param name="c">The results.</param>
    /// <param name="ldc">The distance of two rows of C.</param>
    /// <param name="strideC">The distance of two results; 0, which needs <paramref name="accumulate"/>, adds all products up in their order.</param>
    /// <param name="accumulate">Whether each product is added to its C.</param>
    /// <param name="rowBias">Nothing, or n elements that are added to each row of each C; not allowed with <paramref name="accumulate"/>.</param>
    /// <exception cref="ArgumentException">A span is too short, a distance smaller than a row, or results would overwrite one another.</exception>
    public static void MultiplyBatched<T>(
        int batch, bool transposeA, bool transposeB, int m, int n, int k,
        ReadOnlySpan<T> a, int lda, int strideA, ReadOnlySpan<T> b, int ldb, int strideB, Span<T> c, int ldc, int strideC,
        bool accumulate, ReadOnlySpan<T> rowBias = default)
        where T : unmanaged
    {
        if (batch <= 0 || m == 0 || n == 0)
            return;
        RequireRoom(nameof(a), a.Length - ((batch - 1L) * strideA), transposeA ? k : m, transposeA ? m : k, lda);
        RequireRoom(nameof(b), b.Length - ((batch - 1L) * strideB), transposeB ? n : k, transposeB ? k : n, ldb);
        RequireRoom(nameof(c), c.Length - ((batch - 1L) * strideC), m, n, ldc);
        RequireFit(rowBias, n, accumulate);
        RequireSeparateResults(batch, m, n, ldc, strideC, accumulate);
        if (batch > 1 && strideB == 0 && !transposeA && strideA == (long)m * lda && strideC == (long)m * ldc)
        {
            // Matrices that follow one another and share the right operand are the rows of a single product.
            Multiply(transposeA, transposeB, checked(batch * m), n, k, a, lda, b, ldb, c, ldc, accumulate, rowBias);
            return;
        }

        fixed (T* pa = &MemoryMarshal.GetReference(a), pb = &MemoryMarshal.GetReference(b), pc = &MemoryMarshal.GetReference(c),
            pBias = &MemoryMarshal.GetReference(rowBias))
        {
            Product<T> first = Describe(transposeA, transposeB, m, n, k, pa, lda, pb, ldb, pc, ldc, accumulate, rowBias.IsEmpty ? null : pBias);
            var strides = new BatchStrides { Left = strideA, Right = strideB, C = strideC, Addend = accumulate ? strideC : 0 };
            Run(ref first, strides, batch);
        }
    }

    /// <summary>Results follow one another, or lie side by side in the rows of a larger matrix, or are one that is added to.</summary>
    private static void RequireSeparateResults(int batch, int m, int n, int ldc, int strideC, bool accumulate)
    {
        bool follow = strideC >= ((long)(m - 1) * ldc) + n;
        bool lieSideBySide = strideC >= n && ((batch - 1L) * strideC) + n <= ldc;
        bool areOne = strideC == 0 && accumulate;
        if (batch > 1 && !follow && !lieSideBySide && !areOne)
            throw new ArgumentException($"Results of {m} × {n} elements whose rows are {ldc} apart cannot start {strideC} apart.", nameof(strideC));
    }
}
