using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>One double, for processors without vector registers.</summary>
internal readonly unsafe struct DoubleScalar : IRegister<double, double>
{
    public static int Width => 1;

    public static int TileRows => 6;

    public static int Sums => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Load(double* source) => *source;

    public static double LoadFirst(double* source, int count) => count > 0 ? *source : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Broadcast(double* source) => *source;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(double value, double* destination) => *destination = value;

    public static void StoreFirst(double value, double* destination, int count)
    {
        if (count > 0)
            *destination = value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Add(double left, double right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double MultiplyAdd(double a, double b, double c) => (a * b) + c;

    public static double SumEach(int count, double a, double b, double c, double d, double e, double f, double g, double h,
        double i, double j, double k, double l)
        => throw new NotSupportedException("A register of one element has no sums.");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(double* source, nint sourceRow, int rows, int columns, double* destination, nint destinationRow)
        => TranspositionByElements.Run(source, sourceRow, rows, columns, destination, destinationRow);
}
