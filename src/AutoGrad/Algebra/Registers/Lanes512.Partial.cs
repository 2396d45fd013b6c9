using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad;

public readonly partial struct Lanes512<T>
{
    /// <summary>Reads the first <paramref name="count"/> elements, 0 &lt; count &lt; <see cref="Count"/>; the rest holds 1.</summary>
    /// <remarks>Nothing behind them is touched.</remarks>
    [MethodImpl(NoInlining | AggressiveOptimization)]
    public static unsafe Lanes512<T> LoadFirst(ref readonly T source, int count)
    {
        Vector512<T> result = Vector512<T>.One;
        fixed (T* first = &source)
        {
            if (Avx512F.IsSupported)
            {
                return typeof(T) == typeof(float)
                    ? new(Avx512F.MaskLoad((float*)first, First(count).AsSingle(), result.AsSingle()).As<float, T>())
                    : new(Avx512F.MaskLoad((double*)first, First(count).AsDouble(), result.AsDouble()).As<double, T>());
            }

            Unsafe.CopyBlockUnaligned(&result, first, (uint)(count * sizeof(T)));
            return new(result);
        }
    }

    /// <summary>Writes the first <paramref name="count"/> elements; nothing behind them is touched.</summary>
    [MethodImpl(AggressiveInlining)]
    public static void StoreFirst(Lanes512<T> value, ref T destination, int count) => StoreFirst(in value, ref destination, count);

    [MethodImpl(NoInlining | AggressiveOptimization)]
    static unsafe void StoreFirst(ref readonly Lanes512<T> value, ref T destination, int count)
    {
        Vector512<T> elements = value._elements;
        fixed (T* first = &destination)
        {
            if (!Avx512F.IsSupported) Unsafe.CopyBlockUnaligned(first, &elements, (uint)(count * sizeof(T)));
            else if (typeof(T) == typeof(float)) Avx512F.MaskStore((float*)first, First(count).AsSingle(), elements.AsSingle());
            else Avx512F.MaskStore((double*)first, First(count).AsDouble(), elements.AsDouble());
        }
    }

    static Vector512<T> First(int count) => typeof(T) == typeof(float)
        ? Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count)).As<int, T>()
        : Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count)).As<long, T>();
}
