using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoGrad.Kernels;

/// <summary>Transposes a block of one register's width squared in 256-bit registers: 8 × 8 floats or 4 × 4 doubles.</summary>
/// <remarks>Like <see cref="FloatTransposition512"/>, with two lanes of 128 bits.</remarks>
internal static unsafe class Transposition256
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* source, nint sourceRow, int rows, int columns, float* destination, nint destinationRow)
    {
        Vector256<float> mask = Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(columns)).AsSingle();
        int last = rows - 1;
        FourRows(source, sourceRow, mask, last, 0, out Vector256<double> a0, out Vector256<double> a1, out Vector256<double> a2, out Vector256<double> a3);
        FourRows(source, sourceRow, mask, last, 4, out Vector256<double> b0, out Vector256<double> b1, out Vector256<double> b2, out Vector256<double> b3);
        StoreFour(LowLanes(a0, b0), LowLanes(a1, b1), LowLanes(a2, b2), LowLanes(a3, b3), columns, destination, destinationRow);
        StoreFour(HighLanes(a0, b0), HighLanes(a1, b1), HighLanes(a2, b2), HighLanes(a3, b3), columns - 4,
            destination + (4 * destinationRow), destinationRow);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(double* source, nint sourceRow, int rows, int columns, double* destination, nint destinationRow)
    {
        Vector256<double> mask = Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)columns)).AsDouble();
        int last = rows - 1;
        Vector256<double> x0 = Avx.MaskLoad(source, mask);
        Vector256<double> x1 = Avx.MaskLoad(source + (Math.Min(1, last) * sourceRow), mask);
        Vector256<double> x2 = Avx.MaskLoad(source + (Math.Min(2, last) * sourceRow), mask);
        Vector256<double> x3 = Avx.MaskLoad(source + (Math.Min(3, last) * sourceRow), mask);
        Vector256<double> low01 = Avx.UnpackLow(x0, x1), high01 = Avx.UnpackHigh(x0, x1);
        Vector256<double> low23 = Avx.UnpackLow(x2, x3), high23 = Avx.UnpackHigh(x2, x3);
        StoreFour(LowLanes(low01, low23), LowLanes(high01, high23), HighLanes(low01, low23), HighLanes(high01, high23), columns,
            destination, destinationRow);
    }

    /// <summary>Reads four rows; lane l of output i holds their elements of column 4 l + i.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourRows(float* source, nint sourceRow, Vector256<float> mask, int last, int first,
        out Vector256<double> column0, out Vector256<double> column1, out Vector256<double> column2, out Vector256<double> column3)
    {
        Vector256<float> x0 = Avx.MaskLoad(source + (Math.Min(first, last) * sourceRow), mask);
        Vector256<float> x1 = Avx.MaskLoad(source + (Math.Min(first + 1, last) * sourceRow), mask);
        Vector256<float> x2 = Avx.MaskLoad(source + (Math.Min(first + 2, last) * sourceRow), mask);
        Vector256<float> x3 = Avx.MaskLoad(source + (Math.Min(first + 3, last) * sourceRow), mask);
        Vector256<double> low01 = Avx.UnpackLow(x0, x1).AsDouble(), high01 = Avx.UnpackHigh(x0, x1).AsDouble();
        Vector256<double> low23 = Avx.UnpackLow(x2, x3).AsDouble(), high23 = Avx.UnpackHigh(x2, x3).AsDouble();
        column0 = Avx.UnpackLow(low01, low23);
        column1 = Avx.UnpackHigh(low01, low23);
        column2 = Avx.UnpackLow(high01, high23);
        column3 = Avx.UnpackHigh(high01, high23);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> LowLanes(Vector256<double> a, Vector256<double> b) => Avx.Permute2x128(a, b, 0x20);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> HighLanes(Vector256<double> a, Vector256<double> b) => Avx.Permute2x128(a, b, 0x31);

    /// <summary>Stores up to four rows, in order: a caller may let each row's end lie under the next one's start.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreFour<T>(
        Vector256<double> x0, Vector256<double> x1, Vector256<double> x2, Vector256<double> x3, int count, T* destination, nint row)
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
