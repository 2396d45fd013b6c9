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
        if (rows == Vector512<float>.Count && columns == Vector512<float>.Count)
        {
            RunWhole(source, sourceRow, destination, destinationRow);
            return;
        }

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

    /// <summary>Transposes a whole block of 16 rows and writes just the first <paramref name="rows"/> elements of each column, plus the addend if it is not null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(
        float* source, nint sourceRow, int rows, int columns, float* destination, nint destinationRow, float* addend, nint addendRow)
    {
        Vector512<float> mask = Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(rows)).AsSingle();
        Read(source, sourceRow,
            out Vector512<double> a0, out Vector512<double> a1, out Vector512<double> a2, out Vector512<double> a3,
            out Vector512<double> b0, out Vector512<double> b1, out Vector512<double> b2, out Vector512<double> b3,
            out Vector512<double> c0, out Vector512<double> c1, out Vector512<double> c2, out Vector512<double> c3,
            out Vector512<double> d0, out Vector512<double> d1, out Vector512<double> d2, out Vector512<double> d3);
        WriteFour(a0, a1, a2, a3, columns, mask, destination, destinationRow, addend, addendRow);
        WriteFour(b0, b1, b2, b3, columns - 4, mask, destination + (4 * destinationRow), destinationRow, addend == null ? null : addend + (4 * addendRow), addendRow);
        WriteFour(c0, c1, c2, c3, columns - 8, mask, destination + (8 * destinationRow), destinationRow, addend == null ? null : addend + (8 * addendRow), addendRow);
        WriteFour(d0, d1, d2, d3, columns - 12, mask, destination + (12 * destinationRow), destinationRow, addend == null ? null : addend + (12 * addendRow), addendRow);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunWhole(float* source, nint sourceRow, float* destination, nint destinationRow)
    {
        Read(source, sourceRow,
            out Vector512<double> a0, out Vector512<double> a1, out Vector512<double> a2, out Vector512<double> a3,
            out Vector512<double> b0, out Vector512<double> b1, out Vector512<double> b2, out Vector512<double> b3,
            out Vector512<double> c0, out Vector512<double> c1, out Vector512<double> c2, out Vector512<double> c3,
            out Vector512<double> d0, out Vector512<double> d1, out Vector512<double> d2, out Vector512<double> d3);
        const int all = 4;
        StoreFour(a0, a1, a2, a3, all, destination, destinationRow);
        StoreFour(b0, b1, b2, b3, all, destination + (4 * destinationRow), destinationRow);
        StoreFour(c0, c1, c2, c3, all, destination + (8 * destinationRow), destinationRow);
        StoreFour(d0, d1, d2, d3, all, destination + (12 * destinationRow), destinationRow);
    }

    /// <summary>Reads 16 rows of 16 elements; the outputs are their columns in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Read(float* source, nint sourceRow,
        out Vector512<double> a0, out Vector512<double> a1, out Vector512<double> a2, out Vector512<double> a3,
        out Vector512<double> b0, out Vector512<double> b1, out Vector512<double> b2, out Vector512<double> b3,
        out Vector512<double> c0, out Vector512<double> c1, out Vector512<double> c2, out Vector512<double> c3,
        out Vector512<double> d0, out Vector512<double> d1, out Vector512<double> d2, out Vector512<double> d3)
    {
        FourRows(source, sourceRow, out a0, out a1, out a2, out a3);
        FourRows(source + (4 * sourceRow), sourceRow, out b0, out b1, out b2, out b3);
        FourRows(source + (8 * sourceRow), sourceRow, out c0, out c1, out c2, out c3);
        FourRows(source + (12 * sourceRow), sourceRow, out d0, out d1, out d2, out d3);
        TransposeLanes(ref a0, ref b0, ref c0, ref d0);
        TransposeLanes(ref a1, ref b1, ref c1, ref d1);
        TransposeLanes(ref a2, ref b2, ref c2, ref d2);
        TransposeLanes(ref a3, ref b3, ref c3, ref d3);
    }

    /// <summary>Transposes a whole block of 8 rows and writes just the first <paramref name="rows"/> elements of each column, plus the addend if it is not null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(
        double* source, nint sourceRow, int rows, int columns, double* destination, nint destinationRow, double* addend, nint addendRow)
    {
        Vector512<double> mask = Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)rows)).AsDouble();
        Read(source, sourceRow, out Vector512<double> a0, out Vector512<double> a1, out Vector512<double> b0, out Vector512<double> b1,
            out Vector512<double> c0, out Vector512<double> c1, out Vector512<double> d0, out Vector512<double> d1);
        WriteFour(a0, a1, b0, b1, columns, mask, destination, destinationRow, addend, addendRow);
        WriteFour(c0, c1, d0, d1, columns - 4, mask, destination + (4 * destinationRow), destinationRow, addend == null ? null : addend + (4 * addendRow), addendRow);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunWhole(double* source, nint sourceRow, double* destination, nint destinationRow)
    {
        Read(source, sourceRow, out Vector512<double> a0, out Vector512<double> a1, out Vector512<double> b0, out Vector512<double> b1,
            out Vector512<double> c0, out Vector512<double> c1, out Vector512<double> d0, out Vector512<double> d1);
        const int all = 4;
        StoreFour(a0, a1, b0, b1, all, destination, destinationRow);
        StoreFour(c0, c1, d0, d1, all, destination + (4 * destinationRow), destinationRow);
    }

    /// <summary>Reads 8 rows of 8 elements; the outputs are their columns in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Read(double* source, nint sourceRow,
        out Vector512<double> a0, out Vector512<double> a1, out Vector512<double> b0, out Vector512<double> b1,
        out Vector512<double> c0, out Vector512<double> c1, out Vector512<double> d0, out Vector512<double> d1)
    {
        TwoRows(source, sourceRow, out a0, out a1);
        TwoRows(source + (2 * sourceRow), sourceRow, out b0, out b1);
        TwoRows(source + (4 * sourceRow), sourceRow, out c0, out c1);
        TwoRows(source + (6 * sourceRow), sourceRow, out d0, out d1);
        TransposeLanes(ref a0, ref b0, ref c0, ref d0);
        TransposeLanes(ref a1, ref b1, ref c1, ref d1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(double* source, nint sourceRow, int rows, int columns, double* destination, nint destinationRow)
    {
        if (rows == Vector512<double>.Count && columns == Vector512<double>.Count)
        {
            RunWhole(source, sourceRow, destination, destinationRow);
            return;
        }

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
        TransposeInLanes(x0, x1, x2, x3, out column0, out column1, out column2, out column3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourRows(float* source, nint sourceRow,
        out Vector512<double> column0, out Vector512<double> column1, out Vector512<double> column2, out Vector512<double> column3)
        => TransposeInLanes(
            Vector512.Load(source), Vector512.Load(source + sourceRow), Vector512.Load(source + (2 * sourceRow)), Vector512.Load(source + (3 * sourceRow)),
            out column0, out column1, out column2, out column3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeInLanes(Vector512<float> x0, Vector512<float> x1, Vector512<float> x2, Vector512<float> x3,
        out Vector512<double> column0, out Vector512<double> column1, out Vector512<double> column2, out Vector512<double> column3)
    {
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TwoRows(double* source, nint sourceRow, out Vector512<double> column0, out Vector512<double> column1)
    {
        Vector512<double> x0 = Vector512.Load(source), x1 = Vector512.Load(source + sourceRow);
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

    /// <summary>Writes what the mask tells of up to four rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteFour(
        Vector512<double> x0, Vector512<double> x1, Vector512<double> x2, Vector512<double> x3, int count, Vector512<float> mask,
        float* destination, nint row, float* addend, nint addendRow)
    {
        if (count > 0)
            Write(x0.AsSingle(), mask, destination, addend);
        if (count > 1)
            Write(x1.AsSingle(), mask, destination + row, addend == null ? null : addend + addendRow);
        if (count > 2)
            Write(x2.AsSingle(), mask, destination + (2 * row), addend == null ? null : addend + (2 * addendRow));
        if (count > 3)
            Write(x3.AsSingle(), mask, destination + (3 * row), addend == null ? null : addend + (3 * addendRow));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(Vector512<float> value, Vector512<float> mask, float* destination, float* addend)
    {
        if (addend != null)
            value += Avx512F.MaskLoad(addend, mask, default);
        Avx512F.MaskStore(destination, mask, value);
    }

    /// <summary>Writes what the mask tells of up to four rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteFour(
        Vector512<double> x0, Vector512<double> x1, Vector512<double> x2, Vector512<double> x3, int count, Vector512<double> mask,
        double* destination, nint row, double* addend, nint addendRow)
    {
        if (count > 0)
            Write(x0, mask, destination, addend);
        if (count > 1)
            Write(x1, mask, destination + row, addend == null ? null : addend + addendRow);
        if (count > 2)
            Write(x2, mask, destination + (2 * row), addend == null ? null : addend + (2 * addendRow));
        if (count > 3)
            Write(x3, mask, destination + (3 * row), addend == null ? null : addend + (3 * addendRow));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(Vector512<double> value, Vector512<double> mask, double* destination, double* addend)
    {
        if (addend != null)
            value += Avx512F.MaskLoad(addend, mask, default);
        Avx512F.MaskStore(destination, mask, value);
    }
}
