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
        Vector512<float> mask = Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(columns)).AsSingle();
        int last = rows - 1;
        FourRows(source, sourceRow, mask, last, 0, out Vector512<double> a0, out Vector512<double> a1, out Vector512<double> a2, out Vector512<double> a3);
        FourRows(source, sourceRow, mask, last, 4, out Vector512<double> b0, out Vector512<double> b1, out Vector512<double> b2, out Vector512<double> b3);
        FourRows(source, sourceRow, mask, last, 8, out Vector512<double> c0, out Vector512<double> c1, out Vector512<double> c2, out Vector512<double> c3);
        FourRows(source, sourceRow, mask, last, 12, out Vector512<double> d0, out Vector512<double> d1, out Vector512<double> d2, out Vector512<double> d3);
        TransposeLanes(ref a0, ref b0, ref c0, ref d0);
        TransposeLanes(ref a1, ref b1, ref c1, ref d1);
        TransposeLanes(ref a2, ref b2, ref c2, ref d2);
        TransposeLanes(ref a3, ref b3, ref c3, ref d3);
        StoreFour(a0, a1, a2, a3, columns, destination, destinationRow);
        StoreFour(b0, b1, b2, b3, columns - 4, destination + (4 * destinationRow), destinationRow);
        StoreFour(c0, c1, c2, c3, columns - 8, destination + (8 * destinationRow), destinationRow);
        StoreFour(d0, d1, d2, d3, columns - 12, destination + (12 * destinationRow), destinationRow);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(double* source, nint sourceRow, int rows, int columns, double* destination, nint destinationRow)
    {
        Vector512<double> mask = Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)columns)).AsDouble();
        int last = rows - 1;
        TwoRows(source, sourceRow, mask, last, 0, out Vector512<double> a0, out Vector512<double> a1);
        TwoRows(source, sourceRow, mask, last, 2, out Vector512<double> b0, out Vector512<double> b1);
        TwoRows(source, sourceRow, mask, last, 4, out Vector512<double> c0, out Vector512<double> c1);
        TwoRows(source, sourceRow, mask, last, 6, out Vector512<double> d0, out Vector512<double> d1);
        TransposeLanes(ref a0, ref b0, ref c0, ref d0);
        TransposeLanes(ref a1, ref b1, ref c1, ref d1);
        StoreFour(a0, a1, b0, b1, columns, destination, destinationRow);
        StoreFour(c0, c1, d0, d1, columns - 4, destination + (4 * destinationRow), destinationRow);
    }

    /// <summary>Reads four rows; lane l of output i holds their elements of column 4 l + i.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourRows(float* source, nint sourceRow, Vector512<float> mask, int last, int first,
        out Vector512<double> column0, out Vector512<double> column1, out Vector512<double> column2, out Vector512<double> column3)
    {
        Vector512<float> x0 = Avx512F.MaskLoad(source + (Math.Min(first, last) * sourceRow), mask, default);
        Vector512<float> x1 = Avx512F.MaskLoad(source + (Math.Min(first + 1, last) * sourceRow), mask, default);
        Vector512<float> x2 = Avx512F.MaskLoad(source + (Math.Min(first + 2, last) * sourceRow), mask, default);
        Vector512<float> x3 = Avx512F.MaskLoad(source + (Math.Min(first + 3, last) * sourceRow), mask, default);
        Vector512<double> low01 = Avx512F.UnpackLow(x0, x1).AsDouble(), high01 = Avx512F.UnpackHigh(x0, x1).AsDouble();
        Vector512<double> low23 = Avx512F.UnpackLow(x2, x3).AsDouble(), high23 = Avx512F.UnpackHigh(x2, x3).AsDouble();
        column0 = Avx512F.UnpackLow(low01, low23);
        column1 = Avx512F.UnpackHigh(low01, low23);
        column2 = Avx512F.UnpackLow(high01, high23);
        column3 = Avx512F.UnpackHigh(high01, high23);
    }

    /// <summary>Reads two rows; lane l of output i holds their elements of column 2 l + i.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TwoRows(double* source, nint sourceRow, Vector512<double> mask, int last, int first,
        out Vector512<double> column0, out Vector512<double> column1)
    {
        Vector512<double> x0 = Avx512F.MaskLoad(source + (Math.Min(first, last) * sourceRow), mask, default);
        Vector512<double> x1 = Avx512F.MaskLoad(source + (Math.Min(first + 1, last) * sourceRow), mask, default);
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

    /// <summary>Stores up to four rows, in order: a caller may let each row's end lie under the next one's start.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreFour<T>(
        Vector512<double> x0, Vector512<double> x1, Vector512<double> x2, Vector512<double> x3, int count, T* destination, nint row)
        where T : unmanaged
    {
        if (count > 0)
            x0.As<double, T>().Store(destination);
        if (count > 1)
            x1.As<double, T>().Store(destination + row);
        if (count > 2)
            x2.As<double, T>().Store(destination + (2 * row));
        if (count > 3)
            x3.As<double, T>().Store(destination + (3 * row));
    }
}
