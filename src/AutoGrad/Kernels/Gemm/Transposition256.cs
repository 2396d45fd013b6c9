using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoGrad.Kernels;

/// <summary>Transposes a block of one register's width squared in 256-bit registers: 8 × 8 floats or 4 × 4 doubles.</summary>
/// <remarks>Like <see cref="Transposition512"/>, with two lanes of 128 bits.</remarks>
internal static unsafe class Transposition256
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* source, nint sourceRow, int rows, int columns, float* destination, nint destinationRow)
    {
        if (columns < 8)
        {
            TranspositionByElements.Run(source, sourceRow, rows, columns, destination, destinationRow);
            return;
        }

        int last = rows - 1;
        FourRows(source, sourceRow, last, 0, out Vector256<double> a0, out Vector256<double> a1, out Vector256<double> a2, out Vector256<double> a3);
        FourRows(source, sourceRow, last, 4, out Vector256<double> b0, out Vector256<double> b1, out Vector256<double> b2, out Vector256<double> b3);
        LowLanes(a0, b0).AsSingle().Store(destination);
        LowLanes(a1, b1).AsSingle().Store(destination + destinationRow);
        LowLanes(a2, b2).AsSingle().Store(destination + (2 * destinationRow));
        LowLanes(a3, b3).AsSingle().Store(destination + (3 * destinationRow));
        HighLanes(a0, b0).AsSingle().Store(destination + (4 * destinationRow));
        HighLanes(a1, b1).AsSingle().Store(destination + (5 * destinationRow));
        HighLanes(a2, b2).AsSingle().Store(destination + (6 * destinationRow));
        HighLanes(a3, b3).AsSingle().Store(destination + (7 * destinationRow));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(double* source, nint sourceRow, int rows, int columns, double* destination, nint destinationRow)
    {
        if (columns < 4)
        {
            TranspositionByElements.Run(source, sourceRow, rows, columns, destination, destinationRow);
            return;
        }

        int last = rows - 1;
        Vector256<double> x0 = Vector256.Load(source);
        Vector256<double> x1 = Vector256.Load(source + (Math.Min(1, last) * sourceRow));
        Vector256<double> x2 = Vector256.Load(source + (Math.Min(2, last) * sourceRow));
        Vector256<double> x3 = Vector256.Load(source + (Math.Min(3, last) * sourceRow));
        Vector256<double> low01 = Avx.UnpackLow(x0, x1), high01 = Avx.UnpackHigh(x0, x1);
        Vector256<double> low23 = Avx.UnpackLow(x2, x3), high23 = Avx.UnpackHigh(x2, x3);
        LowLanes(low01, low23).Store(destination);
        LowLanes(high01, high23).Store(destination + destinationRow);
        HighLanes(low01, low23).Store(destination + (2 * destinationRow));
        HighLanes(high01, high23).Store(destination + (3 * destinationRow));
    }

    /// <summary>Reads four rows; lane l of output i holds their elements of column 4 l + i.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourRows(float* source, nint sourceRow, int last, int first,
        out Vector256<double> column0, out Vector256<double> column1, out Vector256<double> column2, out Vector256<double> column3)
    {
        Vector256<float> x0 = Vector256.Load(source + (Math.Min(first, last) * sourceRow));
        Vector256<float> x1 = Vector256.Load(source + (Math.Min(first + 1, last) * sourceRow));
        Vector256<float> x2 = Vector256.Load(source + (Math.Min(first + 2, last) * sourceRow));
        Vector256<float> x3 = Vector256.Load(source + (Math.Min(first + 3, last) * sourceRow));
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
}
