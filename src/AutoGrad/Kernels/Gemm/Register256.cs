using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoGrad.Kernels;

/// <summary>The 256-bit register.</summary>
internal readonly unsafe struct Register256<T> : IRegister<T, Vector256<T>>
    where T : unmanaged
{
    public static int Width => Vector256<T>.Count;

    /// <remarks>2 · 6 accumulators + 2 + 1 of 16 registers.</remarks>
    public static int TileRows => 6;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Load(T* source) => Vector256.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> LoadFirst(T* source, int count) => typeof(T) == typeof(float)
        ? Avx.MaskLoad((float*)source, Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count)).AsSingle()).As<float, T>()
        : Avx.MaskLoad((double*)source, Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)count)).AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Broadcast(T* source) => Vector256.Create(*source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<T> value, T* destination) => value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Vector256<T> value, T* destination, int count)
    {
        if (typeof(T) == typeof(float))
            Avx.MaskStore((float*)destination, Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count)).AsSingle(), value.AsSingle());
        else
            Avx.MaskStore((double*)destination, Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)count)).AsDouble(), value.AsDouble());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Add(Vector256<T> left, Vector256<T> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> MultiplyAdd(Vector256<T> a, Vector256<T> b, Vector256<T> c)
    {
        if (!Fma.IsSupported)
            return (a * b) + c;
        return typeof(T) == typeof(float)
            ? Fma.MultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
            : Fma.MultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();
    }

    public static int Sums => Math.Min(8, Width);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> SumEach(
        Vector256<T> a, Vector256<T> b, Vector256<T> c, Vector256<T> d, Vector256<T> e, Vector256<T> f, Vector256<T> g, Vector256<T> h)
        => typeof(T) == typeof(float)
            ? Sums256.OfEach(a.AsSingle(), b.AsSingle(), c.AsSingle(), d.AsSingle(), e.AsSingle(), f.AsSingle(), g.AsSingle(), h.AsSingle()).As<float, T>()
            : Sums256.OfEach(a.AsDouble(), b.AsDouble(), c.AsDouble(), d.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(T* source, nint sourceRow, int rows, int columns, T* destination, nint destinationRow)
    {
        if (typeof(T) == typeof(float))
            Transposition256.Run((float*)source, sourceRow, rows, columns, (float*)destination, destinationRow);
        else
            Transposition256.Run((double*)source, sourceRow, rows, columns, (double*)destination, destinationRow);
    }
}
