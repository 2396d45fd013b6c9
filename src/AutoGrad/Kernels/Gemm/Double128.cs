using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace AutoGrad.Kernels;

/// <summary>2 doubles in a 128-bit register.</summary>
internal readonly unsafe struct Double128 : IRegister<double, Vector128<double>>
{
    public static int Width => 2;

    /// <remarks>2 · 12 accumulators + 2 + 1 of Arm's 32 registers, 2 · 6 + 2 + 1 of the 16 of others.</remarks>
    public static int TileRows => AdvSimd.IsSupported ? 12 : 6;

    public static int Sums => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Load(double* source) => Vector128.Load(source);

    public static Vector128<double> LoadFirst(double* source, int count)
    {
        Vector128<double> value = default;
        for (int i = 0; i < count; i++)
            ((double*)&value)[i] = source[i];
        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Broadcast(double* source) => Vector128.Create(*source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<double> value, double* destination) => value.Store(destination);

    public static void StoreFirst(Vector128<double> value, double* destination, int count)
    {
        for (int i = 0; i < count; i++)
            destination[i] = ((double*)&value)[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Add(Vector128<double> left, Vector128<double> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> MultiplyAdd(Vector128<double> a, Vector128<double> b, Vector128<double> c)
        => Fma.IsSupported || AdvSimd.Arm64.IsSupported ? Vector128.FusedMultiplyAdd(a, b, c) : (a * b) + c;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> SumEach(
        int count, Vector128<double> a, Vector128<double> b, Vector128<double> c, Vector128<double> d, Vector128<double> e, Vector128<double> f, Vector128<double> g, Vector128<double> h,
        Vector128<double> i, Vector128<double> j, Vector128<double> k, Vector128<double> l)
        => throw new NotSupportedException("A register of two elements has no sums.");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(double* source, nint sourceRow, int rows, int columns, double* destination, nint destinationRow)
        => TranspositionByElements.Run(source, sourceRow, rows, columns, destination, destinationRow);
}
