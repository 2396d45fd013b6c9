using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoGrad.Kernels;

/// <summary>Transposes a block of up to 16 × 16 floats in 512-bit registers.</summary>
/// <remarks>
/// Elements are first paired within lanes of 128 bits (unpack), until register g of a quartet holds in each lane one column's piece of row group g; then
/// the lanes of the four registers are transposed as a 4 × 4 matrix. Whole blocks, which are the most, have methods of their own,
/// from which the compiler leaves all tests out.
/// </remarks>
internal static unsafe class FloatTransposition512
{
    private const int Edge = 16;

    /// <summary>Writes each column as a row of full width, in order: a caller may let a row's end lie under the next one's start.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* source, nint sourceRow, int rows, int columns, float* destination, nint destinationRow)
    {
        if (rows == Edge && columns == Edge)
            RunWhole(source, sourceRow, destination, destinationRow);
        else
            RunPart(source, sourceRow, rows, columns, destination, destinationRow);
    }

    /// <summary>Transposes a block that can be read whole and writes just the first <paramref name="rows"/> elements of each column, plus the addend if it is not null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(
        float* source, nint sourceRow, int rows, int columns, float* destination, nint destinationRow, float* addend, nint addendRow)
    {
        if (columns == Edge && addend == null)
            WriteWhole(source, sourceRow, rows, destination, destinationRow);
        else
            WritePart(source, sourceRow, rows, columns, destination, destinationRow, addend, addendRow);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunWhole(float* source, nint sourceRow, float* destination, nint destinationRow)
    {
        ReadWhole(source, sourceRow,
            out Vector512<double> a0, out Vector512<double> a1, out Vector512<double> a2, out Vector512<double> a3,
            out Vector512<double> b0, out Vector512<double> b1, out Vector512<double> b2, out Vector512<double> b3,
            out Vector512<double> c0, out Vector512<double> c1, out Vector512<double> c2, out Vector512<double> c3,
            out Vector512<double> d0, out Vector512<double> d1, out Vector512<double> d2, out Vector512<double> d3);
        Lanes512.Store(a0, a1, a2, a3, 4, destination, destinationRow);
        Lanes512.Store(b0, b1, b2, b3, 4, destination + (4 * destinationRow), destinationRow);
        Lanes512.Store(c0, c1, c2, c3, 4, destination + (8 * destinationRow), destinationRow);
        Lanes512.Store(d0, d1, d2, d3, 4, destination + (12 * destinationRow), destinationRow);
    }

    /// <summary>Transposes fewer rows or columns; rows that are not there repeat the last one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunPart(float* source, nint sourceRow, int rows, int columns, float* destination, nint destinationRow)
    {
        Vector512<float> mask = First(columns);
        int last = rows - 1;
        ReadFour(source, sourceRow, mask, last, 0, out Vector512<double> a0, out Vector512<double> a1, out Vector512<double> a2, out Vector512<double> a3);
        ReadFour(source, sourceRow, mask, last, 4, out Vector512<double> b0, out Vector512<double> b1, out Vector512<double> b2, out Vector512<double> b3);
        ReadFour(source, sourceRow, mask, last, 8, out Vector512<double> c0, out Vector512<double> c1, out Vector512<double> c2, out Vector512<double> c3);
        ReadFour(source, sourceRow, mask, last, 12, out Vector512<double> d0, out Vector512<double> d1, out Vector512<double> d2, out Vector512<double> d3);
        Lanes512.Transpose(ref a0, ref b0, ref c0, ref d0);
        Lanes512.Transpose(ref a1, ref b1, ref c1, ref d1);
        Lanes512.Transpose(ref a2, ref b2, ref c2, ref d2);
        Lanes512.Transpose(ref a3, ref b3, ref c3, ref d3);
        Lanes512.Store(a0, a1, a2, a3, columns, destination, destinationRow);
        Lanes512.Store(b0, b1, b2, b3, columns - 4, destination + (4 * destinationRow), destinationRow);
        Lanes512.Store(c0, c1, c2, c3, columns - 8, destination + (8 * destinationRow), destinationRow);
        Lanes512.Store(d0, d1, d2, d3, columns - 12, destination + (12 * destinationRow), destinationRow);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void WriteWhole(float* source, nint sourceRow, int rows, float* destination, nint destinationRow)
        => TransposeAndAdd(source, sourceRow, rows, Edge, destination, destinationRow, null, 0);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void WritePart(
        float* source, nint sourceRow, int rows, int columns, float* destination, nint destinationRow, float* addend, nint addendRow)
        => TransposeAndAdd(source, sourceRow, rows, columns, destination, destinationRow, addend, addendRow);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeAndAdd(
        float* source, nint sourceRow, int rows, int columns, float* destination, nint destinationRow, float* addend, nint addendRow)
    {
        Vector512<float> mask = First(rows);
        ReadWhole(source, sourceRow,
            out Vector512<double> a0, out Vector512<double> a1, out Vector512<double> a2, out Vector512<double> a3,
            out Vector512<double> b0, out Vector512<double> b1, out Vector512<double> b2, out Vector512<double> b3,
            out Vector512<double> c0, out Vector512<double> c1, out Vector512<double> c2, out Vector512<double> c3,
            out Vector512<double> d0, out Vector512<double> d1, out Vector512<double> d2, out Vector512<double> d3);
        WriteFour(a0, a1, a2, a3, columns, mask, destination, destinationRow, addend, addendRow);
        WriteFour(b0, b1, b2, b3, columns - 4, mask, destination + (4 * destinationRow), destinationRow, addend == null ? null : addend + (4 * addendRow), addendRow);
        WriteFour(c0, c1, c2, c3, columns - 8, mask, destination + (8 * destinationRow), destinationRow, addend == null ? null : addend + (8 * addendRow), addendRow);
        WriteFour(d0, d1, d2, d3, columns - 12, mask, destination + (12 * destinationRow), destinationRow, addend == null ? null : addend + (12 * addendRow), addendRow);
    }

    /// <summary>Reads 16 rows of 16 elements; the outputs are their columns in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ReadWhole(float* source, nint sourceRow,
        out Vector512<double> a0, out Vector512<double> a1, out Vector512<double> a2, out Vector512<double> a3,
        out Vector512<double> b0, out Vector512<double> b1, out Vector512<double> b2, out Vector512<double> b3,
        out Vector512<double> c0, out Vector512<double> c1, out Vector512<double> c2, out Vector512<double> c3,
        out Vector512<double> d0, out Vector512<double> d1, out Vector512<double> d2, out Vector512<double> d3)
    {
        ReadFour(source, sourceRow, out a0, out a1, out a2, out a3);
        ReadFour(source + (4 * sourceRow), sourceRow, out b0, out b1, out b2, out b3);
        ReadFour(source + (8 * sourceRow), sourceRow, out c0, out c1, out c2, out c3);
        ReadFour(source + (12 * sourceRow), sourceRow, out d0, out d1, out d2, out d3);
        Lanes512.Transpose(ref a0, ref b0, ref c0, ref d0);
        Lanes512.Transpose(ref a1, ref b1, ref c1, ref d1);
        Lanes512.Transpose(ref a2, ref b2, ref c2, ref d2);
        Lanes512.Transpose(ref a3, ref b3, ref c3, ref d3);
    }

    /// <summary>Reads four rows; lane l of output i holds their elements of column 4 l + i.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ReadFour(float* source, nint sourceRow,
        out Vector512<double> column0, out Vector512<double> column1, out Vector512<double> column2, out Vector512<double> column3)
        => TransposeInLanes(
            Vector512.Load(source),
            Vector512.Load(source + sourceRow),
            Vector512.Load(source + (2 * sourceRow)),
            Vector512.Load(source + (3 * sourceRow)),
            out column0, out column1, out column2, out column3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ReadFour(float* source, nint sourceRow, Vector512<float> mask, int last, int first,
        out Vector512<double> column0, out Vector512<double> column1, out Vector512<double> column2, out Vector512<double> column3)
        => TransposeInLanes(
            Avx512F.MaskLoad(source + (Math.Min(first, last) * sourceRow), mask, default),
            Avx512F.MaskLoad(source + (Math.Min(first + 1, last) * sourceRow), mask, default),
            Avx512F.MaskLoad(source + (Math.Min(first + 2, last) * sourceRow), mask, default),
            Avx512F.MaskLoad(source + (Math.Min(first + 3, last) * sourceRow), mask, default),
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

    /// <summary>The mask of the first elements of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> First(int count) => Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count)).AsSingle();
}
