using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoGrad.Kernels;

/// <summary>Transposes a block of one register's width squared in 512-bit registers: 16 × 16 floats or 8 × 8 doubles.</summary>
/// <remarks>
/// Elements are first paired within lanes of 128 bits (unpack), until register g of a quartet holds in each lane one column's piece of row group g; then
/// the lanes of the four registers are transposed as a 4 × 4 matrix. Rows that are not there repeat the last one.
/// </remarks>
internal static unsafe class Transposition512
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* source, nint sourceRow, int rows, int columns, float* destination, nint destinationRow)
    {
        if (columns < 16)
        {
            TranspositionByElements.Run(source, sourceRow, rows, columns, destination, destinationRow);
            return;
        }

        int last = rows - 1;
        FourRows(source, sourceRow, last, 0, out Vector512<double> a0, out Vector512<double> a1, out Vector512<double> a2, out Vector512<double> a3);
        FourRows(source, sourceRow, last, 4, out Vector512<double> b0, out Vector512<double> b1, out Vector512<double> b2, out Vector512<double> b3);
        FourRows(source, sourceRow, last, 8, out Vector512<double> c0, out Vector512<double> c1, out Vector512<double> c2, out Vector512<double> c3);
        FourRows(source, sourceRow, last, 12, out Vector512<double> d0, out Vector512<double> d1, out Vector512<double> d2, out Vector512<double> d3);
        // Ascending destinations within reach of one another: a caller may let rows overlap at their ends.
        TransposeLanes(ref a0, ref b0, ref c0, ref d0);
        TransposeLanes(ref a1, ref b1, ref c1, ref d1);
        TransposeLanes(ref a2, ref b2, ref c2, ref d2);
        TransposeLanes(ref a3, ref b3, ref c3, ref d3);
        StoreFour(a0, a1, a2, a3, destination, destinationRow);
        StoreFour(b0, b1, b2, b3, destination + (4 * destinationRow), destinationRow);
        StoreFour(c0, c1, c2, c3, destination + (8 * destinationRow), destinationRow);
        StoreFour(d0, d1, d2, d3, destination + (12 * destinationRow), destinationRow);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(double* source, nint sourceRow, int rows, int columns, double* destination, nint destinationRow)
    {
        if (columns < 8)
        {
            TranspositionByElements.Run(source, sourceRow, rows, columns, destination, destinationRow);
            return;
        }

        int last = rows - 1;
        TwoRows(source, sourceRow, last, 0, out Vector512<double> a0, out Vector512<double> a1);
        TwoRows(source, sourceRow, last, 2, out Vector512<double> b0, out Vector512<double> b1);
        TwoRows(source, sourceRow, last, 4, out Vector512<double> c0, out Vector512<double> c1);
        TwoRows(source, sourceRow, last, 6, out Vector512<double> d0, out Vector512<double> d1);
        TransposeLanes(ref a0, ref b0, ref c0, ref d0);
        TransposeLanes(ref a1, ref b1, ref c1, ref d1);
        a0.Store(destination);
        a1.Store(destination + destinationRow);
        b0.Store(destination + (2 * destinationRow));
        b1.Store(destination + (3 * destinationRow));
        c0.Store(destination + (4 * destinationRow));
        c1.Store(destination + (5 * destinationRow));
        d0.Store(destination + (6 * destinationRow));
        d1.Store(destination + (7 * destinationRow));
    }

    /// <summary>Reads four rows; lane l of output i holds their elements of column 4 l + i.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourRows(float* source, nint sourceRow, int last, int first,
        out Vector512<double> column0, out Vector512<double> column1, out Vector512<double> column2, out Vector512<double> column3)
    {
        Vector512<float> x0 = Vector512.Load(source + (Math.Min(first, last) * sourceRow));
        Vector512<float> x1 = Vector512.Load(source + (Math.Min(first + 1, last) * sourceRow));
        Vector512<float> x2 = Vector512.Load(source + (Math.Min(first + 2, last) * sourceRow));
        Vector512<float> x3 = Vector512.Load(source + (Math.Min(first + 3, last) * sourceRow));
        Vector512<double> low01 = Avx512F.UnpackLow(x0, x1).AsDouble(), high01 = Avx512F.UnpackHigh(x0, x1).AsDouble();
        Vector512<double> low23 = Avx512F.UnpackLow(x2, x3).AsDouble(), high23 = Avx512F.UnpackHigh(x2, x3).AsDouble();
        column0 = Avx512F.UnpackLow(low01, low23);
        column1 = Avx512F.UnpackHigh(low01, low23);
        column2 = Avx512F.UnpackLow(high01, high23);
        column3 = Avx512F.UnpackHigh(high01, high23);
    }

    /// <summary>Reads two rows; lane l of output i holds their elements of column 2 l + i.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TwoRows(double* source, nint sourceRow, int last, int first, out Vector512<double> column0, out Vector512<double> column1)
    {
        Vector512<double> x0 = Vector512.Load(source + (Math.Min(first, last) * sourceRow));
        Vector512<double> x1 = Vector512.Load(source + (Math.Min(first + 1, last) * sourceRow));
        column0 = Avx512F.UnpackLow(x0, x1);
        column1 = Avx512F.UnpackHigh(x0, x1);
    }

    /// <summary>Transposes the 4 × 4 matrix of 128-bit lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeLanes(ref Vector512<double> a, ref Vector512<double> b, ref Vector512<double> c, ref Vector512<double> d)
    {
        const byte EvenLanes = 0b10_00_10_00, OddLanes = 0b11_01_11_01;
        Vector512<double> evenAb = Avx512F.Shuffle4x128(a, b, EvenLanes), oddAb = Avx512F.Shuffle4x128(a, b, OddLanes);
        Vector512<double> evenCd = Avx512F.Shuffle4x128(c, d, EvenLanes), oddCd = Avx512F.Shuffle4x128(c, d, OddLanes);
        a = Avx512F.Shuffle4x128(evenAb, evenCd, EvenLanes);
        b = Avx512F.Shuffle4x128(oddAb, oddCd, EvenLanes);
        c = Avx512F.Shuffle4x128(evenAb, evenCd, OddLanes);
        d = Avx512F.Shuffle4x128(oddAb, oddCd, OddLanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreFour(Vector512<double> x0, Vector512<double> x1, Vector512<double> x2, Vector512<double> x3, float* destination, nint row)
    {
        x0.AsSingle().Store(destination);
        x1.AsSingle().Store(destination + row);
        x2.AsSingle().Store(destination + (2 * row));
        x3.AsSingle().Store(destination + (3 * row));
    }
}
