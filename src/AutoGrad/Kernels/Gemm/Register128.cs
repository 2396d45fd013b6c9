using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace AutoGrad.Kernels;

/// <summary>The 128-bit register.</summary>
internal readonly unsafe struct Register128<T> : IRegister<T, Vector128<T>>
    where T : unmanaged
{
    public static int Width => Vector128<T>.Count;

    /// <remarks>Arm has 32 registers: 2 · 14 accumulators + 2 + 1. Intel's 128-bit set has 16: 2 · 6 + 2 + 1.</remarks>
    public static int TileRows => AdvSimd.IsSupported ? 14 : 6;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Load(T* source) => Vector128.Load(source);

    public static Vector128<T> LoadFirst(T* source, int count)
    {
        Vector128<T> value = default;
        for (int i = 0; i < count; i++)
            ((T*)&value)[i] = source[i];
        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Broadcast(T* source) => Vector128.Create(*source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<T> value, T* destination) => value.Store(destination);

    public static void StoreFirst(Vector128<T> value, T* destination, int count)
    {
        for (int i = 0; i < count; i++)
            destination[i] = ((T*)&value)[i];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Add(Vector128<T> left, Vector128<T> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> MultiplyAdd(Vector128<T> a, Vector128<T> b, Vector128<T> c)
    {
        if (!Fma.IsSupported && !AdvSimd.Arm64.IsSupported)
            return (a * b) + c;
        return typeof(T) == typeof(float)
            ? Vector128.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
            : Vector128.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();
    }

    public static int Sums => Width < 4 ? 0 : 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> SumEach(
        Vector128<T> a, Vector128<T> b, Vector128<T> c, Vector128<T> d, Vector128<T> e, Vector128<T> f, Vector128<T> g, Vector128<T> h)
        => Vector128.Create(
            Vector128.Sum(a.AsSingle()), Vector128.Sum(b.AsSingle()), Vector128.Sum(c.AsSingle()), Vector128.Sum(d.AsSingle())).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(T* source, nint sourceRow, int rows, int columns, T* destination, nint destinationRow)
        => TranspositionByElements.Run(source, sourceRow, rows, columns, destination, destinationRow);
}
