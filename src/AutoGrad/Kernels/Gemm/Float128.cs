using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace AutoGrad.Kernels;

/// <summary>4 floats in a 128-bit register.</summary>
internal readonly unsafe struct Float128 : IRegister<float, Vector128<float>>
{
    public static int Width => 4;

    /// <remarks>2 · 12 accumulators + 2 + 1 of Arm's 32 registers, 2 · 6 + 2 + 1 of the 16 of others.</remarks>
    public static int TileRows => AdvSimd.IsSupported ? 12 : 6;

    public static int Sums => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(float* source) => Vector128.Load(source);

    public static Vector128<float> LoadFirst(float* source, int count)
    {
        Vector128<float> value = default;
        for (int i = 0; i < count; i++)
            ((float*)&value)[i] = source[i];
        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Broadcast(float* source) => Vector128.Create(*source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> value, float* destination) => value.Store(destination);

    public static void StoreFirst(Vector128<float> value, float* destination, int count)
    {
        for (int i = 0; i < count; i++)
            destination[i] = ((float*)&value)[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Add(Vector128<float> left, Vector128<float> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c)
        => Fma.IsSupported || AdvSimd.Arm64.IsSupported ? Vector128.FusedMultiplyAdd(a, b, c) : (a * b) + c;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SumEach(
        int count, Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d, Vector128<float> e, Vector128<float> f, Vector128<float> g, Vector128<float> h,
        Vector128<float> i, Vector128<float> j, Vector128<float> k, Vector128<float> l)
        => Vector128.Create(Vector128.Sum(a), Vector128.Sum(b), Vector128.Sum(c), Vector128.Sum(d));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(float* source, nint sourceRow, int rows, int columns, float* destination, nint destinationRow)
        => TranspositionByElements.Run(source, sourceRow, rows, columns, destination, destinationRow);
}
