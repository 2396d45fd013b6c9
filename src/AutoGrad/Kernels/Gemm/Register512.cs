using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AutoGrad.Kernels;

/// <summary>The 512-bit register.</summary>
internal readonly unsafe struct Register512<T> : IRegister<T, Vector512<T>>
    where T : unmanaged
{
    public static int Width => Vector512<T>.Count;

    /// <remarks>2 · 14 accumulators + 2 + 1 of 32 registers.</remarks>
    public static int TileRows => 14;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load(T* source) => Vector512.Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> LoadFirst(T* source, int count) => typeof(T) == typeof(float)
        ? Avx512F.MaskLoad((float*)source, Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count)).AsSingle(), default).As<float, T>()
        : Avx512F.MaskLoad((double*)source, Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count)).AsDouble(), default).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Broadcast(T* source) => Vector512.Create(*source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<T> value, T* destination) => value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Vector512<T> value, T* destination, int count)
    {
        if (typeof(T) == typeof(float))
            Avx512F.MaskStore((float*)destination, Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count)).AsSingle(), value.AsSingle());
        else
            Avx512F.MaskStore((double*)destination, Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count)).AsDouble(), value.AsDouble());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Add(Vector512<T> left, Vector512<T> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> MultiplyAdd(Vector512<T> a, Vector512<T> b, Vector512<T> c) => typeof(T) == typeof(float)
        ? Vector512.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>()
        : Vector512.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();

    public static int Sums => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> SumEach(
        Vector512<T> a, Vector512<T> b, Vector512<T> c, Vector512<T> d, Vector512<T> e, Vector512<T> f, Vector512<T> g, Vector512<T> h)
        => typeof(T) == typeof(float)
            ? Sums512.OfEach(a.AsSingle(), b.AsSingle(), c.AsSingle(), d.AsSingle(), e.AsSingle(), f.AsSingle(), g.AsSingle(), h.AsSingle()).As<float, T>()
            : Sums512.OfEach(a.AsDouble(), b.AsDouble(), c.AsDouble(), d.AsDouble(), e.AsDouble(), f.AsDouble(), g.AsDouble(), h.AsDouble()).As<double, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(T* source, nint sourceRow, int rows, int columns, T* destination, nint destinationRow)
    {
        if (typeof(T) == typeof(float))
            Transposition512.Run((float*)source, sourceRow, rows, columns, (float*)destination, destinationRow);
        else
            Transposition512.Run((double*)source, sourceRow, rows, columns, (double*)destination, destinationRow);
    }
}
