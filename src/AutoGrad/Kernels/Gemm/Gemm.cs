using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AutoGrad.Kernels;

/// <summary>The product of dense row-major matrices of <see cref="float"/> or <see cref="double"/>.</summary>
/// <remarks>
/// <para>
/// Each element of C is a sum in a fixed order. The inner dimension is cut into equal blocks, whose number depends on its length alone; within a block
/// the products are added in order, fused where the processor can; then the blocks' sums are added in order, the first of them to the bias or the
/// old value. Where C has few columns or rows and the operands lie along the inner dimension, partial sums are kept for each place in a register
/// and added pairwise at the end (<see cref="DotKernel{T, V, TRegister}"/>). Which of the two it is, depends on the shape and the form of the whole product:
/// neither the number of threads nor the place of an element in C changes its bits.
/// </para>
/// <para>Every product is computed, so NaN and infinities propagate even against zeros.</para>
/// </remarks>
internal static unsafe partial class Gemm
{
    /// <summary>C = op(A) · op(B), or C += op(A) · op(B), where op transposes or not.</summary>
    /// <param name="transposeA">Whether A is stored as k × m and not as m × k.</param>
    /// <param name="transposeB">Whether B is stored as n × k and not as k × n.</param>
    /// <param name="m">The rows of C.</param>
    /// <param name="n">The columns of C.</param>
    /// <param name="k">The inner dimension; where it is 0, the product is zero.</param>
    /// <param name="a">The left operand.</param>
    /// <param name="lda">The distance of two stored rows of A, at least their length.</param>
    /// <param name="b">The right operand.</param>
    /// <param name="ldb">The distance of two stored rows of B, at least their length.</param>
    /// <param name="c">The result; it must not overlap the operands.</param>
    /// <param name="ldc">The distance of two rows of C, at least <paramref name="n"/>; what stands between rows is not touched.</param>
    /// <param name="accumulate">Whether the product is added to C; otherwise C is overwritten, and never read.</param>
    /// <param name="rowBias">Nothing, or n elements that are added to each row; not allowed with <paramref name="accumulate"/>.</param>
    /// <exception cref="ArgumentException">A span is too short for its matrix, or a distance is smaller than a row.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither float nor double.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply<T>(
        bool transposeA, bool transposeB, int m, int n, int k,
        ReadOnlySpan<T> a, int lda, ReadOnlySpan<T> b, int ldb, Span<T> c, int ldc, bool accumulate, ReadOnlySpan<T> rowBias = default)
        where T : unmanaged
    {
        RequireRoom(nameof(a), a.Length, transposeA ? k : m, transposeA ? m : k, lda);
        RequireRoom(nameof(b), b.Length, transposeB ? n : k, transposeB ? k : n, ldb);
        RequireRoom(nameof(c), c.Length, m, n, ldc);
        RequireFit(rowBias, n, accumulate);
        if (m == 0 || n == 0)
            return;

        fixed (T* pa = &MemoryMarshal.GetReference(a), pb = &MemoryMarshal.GetReference(b), pc = &MemoryMarshal.GetReference(c),
            pBias = &MemoryMarshal.GetReference(rowBias))
        {
            Product<T> product = Describe(transposeA, transposeB, m, n, k, pa, lda, pb, ldb, pc, ldc, accumulate, rowBias.IsEmpty ? null : pBias);
            Run(ref product, default, batch: 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Product<T> Describe<T>(
        bool transposeA, bool transposeB, int m, int n, int k, T* a, int lda, T* b, int ldb, T* c, int ldc, bool accumulate, T* rowBias)
        where T : unmanaged
        => new()
        {
            Rows = m,
            Columns = n,
            Depth = k,
            Left = a,
            LeftRow = transposeA ? 1 : lda,
            LeftStep = transposeA ? lda : 1,
            Right = b,
            RightStep = transposeB ? 1 : ldb,
            RightColumn = transposeB ? ldb : 1,
            C = c,
            CRow = ldc,
            CColumn = 1,
            Addend = accumulate ? c : rowBias,
            AddendRow = accumulate ? ldc : 0,
            AddendColumn = 1,
        };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RequireRoom(string operand, long length, int rows, int columns, int distance)
    {
        bool isEmpty = rows == 0 || columns == 0;
        if ((rows | columns) < 0 || (!isEmpty && (distance < columns || length < ((long)(rows - 1) * distance) + columns)))
            RefuseMatrix(operand, length, rows, columns, distance);
    }

    [DoesNotReturn]
    private static void RefuseMatrix(string operand, long length, int rows, int columns, int distance)
    {
        if ((rows | columns) < 0)
            throw new ArgumentException($"A matrix cannot have {rows} × {columns} elements.", operand);
        if (distance < columns)
            throw new ArgumentException($"Rows of {columns} elements cannot start {distance} apart.", operand);
        throw new ArgumentException($"{rows} rows of {columns} elements, {distance} apart, do not fit in {length} elements.", operand);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RequireFit<T>(ReadOnlySpan<T> rowBias, int n, bool accumulate)
    {
        if (!rowBias.IsEmpty && (accumulate || rowBias.Length != n))
            RefuseBias(rowBias.Length, n, accumulate);
    }

    [DoesNotReturn]
    private static void RefuseBias(int length, int n, bool accumulate)
        => throw new ArgumentException(accumulate
            ? "A bias cannot be added to a product that is itself added to C: C would then get it again."
            : $"A bias of {length} elements does not fit rows of {n}.");
}
