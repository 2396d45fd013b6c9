using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoGrad.Kernels;

/// <summary>Transposes a block of up to 8 × 8 doubles in 512-bit registers, as <see cref="FloatTransposition512"/> does floats.</summary>
internal static unsafe class DoubleTransposition512
{
    private const int Edge = 8;

    /// <summary>Writes each column as a row of full width, in order: a caller may let a row's end lie under the next one's start.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(double* source, nint sourceRow, int rows, int columns, double* destination, nint destinationRow)
    {
        if (rows == Edge && columns == Edge)
            RunWhole(source, sourceRow, destination, destinationRow);
        else
            RunPart(source, sourceRow, rows, columns, destination, destinationRow);
    }

    /// <summary>Transposes a block that can be read whole and writes just the first <paramref name="rows"/> elements of each column, plus the addend if it is not null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(
        double* source, nint sourceRow, int rows, int columns, double* destination, nint destinationRow, double* addend, nint addendRow)
    {
        if (columns == Edge && addend == null)
            WriteWhole(source, sourceRow, rows, destination, destinationRow);
        else
            WritePart(source, sourceRow, rows, columns, destination, destinationRow, addend, addendRow);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void RunWhole(double* source, nint sourceRow, double* destination, nint destinationRow)
        => Transpose(source, sourceRow, Edge, Edge, destination, destinationRow);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void WriteWhole(double* source, nint sourceRow, int rows, double* destination, nint destinationRow)
        => TransposeAndAdd(source, sourceRow, rows, Edge, destination, destinationRow, null, 0);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void RunPart(double* source, nint sourceRow, int rows, int columns, double* destination, nint destinationRow)
        => Transpose(source, sourceRow, rows, columns, destination, destinationRow);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void WritePart(
        double* source, nint sourceRow, int rows, int columns, double* destination, nint destinationRow, double* addend, nint addendRow)
        => TransposeAndAdd(source, sourceRow, rows, columns, destination, destinationRow, addend, addendRow);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(double* source, nint sourceRow, int rows, int columns, double* destination, nint destinationRow)
    {
        Read(source, sourceRow, rows, columns, out Vector512<double> a0, out Vector512<double> a1, out Vector512<double> b0, out Vector512<double> b1,
            out Vector512<double> c0, out Vector512<double> c1, out Vector512<double> d0, out Vector512<double> d1);
        Lanes512.Store(a0, a1, b0, b1, columns, destination, destinationRow);
        Lanes512.Store(c0, c1, d0, d1, columns - 4, destination + (4 * destinationRow), destinationRow);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeAndAdd(
        double* source, nint sourceRow, int rows, int columns, double* destination, nint destinationRow, double* addend, nint addendRow)
    {
        Vector512<double> mask = First(rows);
        Read(source, sourceRow, Edge, Edge, out Vector512<double> a0, out Vector512<double> a1, out Vector512<double> b0, out Vector512<double> b1,
            out Vector512<double> c0, out Vector512<double> c1, out Vector512<double> d0, out Vector512<double> d1);
        WriteFour(a0, a1, b0, b1, columns, mask, destination, destinationRow, addend, addendRow);
        WriteFour(c0, c1, d0, d1, columns - 4, mask, destination + (4 * destinationRow), destinationRow, addend == null ? null : addend + (4 * addendRow), addendRow);
    }

    /// <summary>Reads 8 rows; the outputs are their columns in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Read(double* source, nint sourceRow, int rows, int columns,
        out Vector512<double> a0, out Vector512<double> a1, out Vector512<double> b0, out Vector512<double> b1,
        out Vector512<double> c0, out Vector512<double> c1, out Vector512<double> d0, out Vector512<double> d1)
    {
        Vector512<double> mask = First(columns);
        ReadTwo(source, sourceRow, 0, rows, columns, mask, out a0, out a1);
        ReadTwo(source, sourceRow, 2, rows, columns, mask, out b0, out b1);
        ReadTwo(source, sourceRow, 4, rows, columns, mask, out c0, out c1);
        ReadTwo(source, sourceRow, 6, rows, columns, mask, out d0, out d1);
        Lanes512.Transpose(ref a0, ref b0, ref c0, ref d0);
        Lanes512.Transpose(ref a1, ref b1, ref c1, ref d1);
    }

    /// <summary>Reads two rows; lane l of output i holds their elements of column 2 l + i.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ReadTwo(double* source, nint sourceRow, int first, int rows, int columns, Vector512<double> mask,
        out Vector512<double> column0, out Vector512<double> column1)
    {
        Vector512<double> x0, x1;
        if (rows == Edge && columns == Edge)
        {
            x0 = Vector512.Load(source + (first * sourceRow));
            x1 = Vector512.Load(source + ((first + 1) * sourceRow));
        }
        else
        {
            x0 = Avx512F.MaskLoad(source + (Math.Min(first, rows - 1) * sourceRow), mask, default);
            x1 = Avx512F.MaskLoad(source + (Math.Min(first + 1, rows - 1) * sourceRow), mask, default);
        }

        column0 = Avx512F.UnpackLow(x0, x1);
        column1 = Avx512F.UnpackHigh(x0, x1);
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

    /// <summary>The mask of the first elements of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> First(int count) => Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count)).AsDouble();
}
