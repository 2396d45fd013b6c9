using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad;

public readonly partial struct Lanes128<T>
{
    /// <summary>Reads the first <paramref name="count"/> elements, 0 &lt; count &lt; <see cref="Count"/>; the rest holds 1.</summary>
    /// <remarks>Nothing behind them is touched.</remarks>
    [MethodImpl(NoInlining | AggressiveOptimization)]
    public static unsafe Lanes128<T> LoadFirst(ref readonly T source, int count)
    {
        Vector128<T> result = Vector128<T>.One;
        fixed (T* first = &source)
        {
            if (Avx.IsSupported)
            {
                return typeof(T) == typeof(float)
                    ? Blend(Avx.MaskLoad((float*)first, First(count).AsSingle()).As<float, T>(), count)
                    : Blend(Avx.MaskLoad((double*)first, First(count).AsDouble()).As<double, T>(), count);
            }

            Unsafe.CopyBlockUnaligned(&result, first, (uint)(count * sizeof(T)));
            return new(result);
        }
    }

    /// <summary>Writes the first <paramref name="count"/> elements; nothing behind them is touched.</summary>
    [MethodImpl(AggressiveInlining)]
    public static void StoreFirst(Lanes128<T> value, ref T destination, int count) => StoreFirst(in value, ref destination, count);

    [MethodImpl(NoInlining | AggressiveOptimization)]
    static unsafe void StoreFirst(ref readonly Lanes128<T> value, ref T destination, int count)
    {
        Vector128<T> elements = value._elements;
        fixed (T* first = &destination)
        {
            if (!Avx.IsSupported) Unsafe.CopyBlockUnaligned(first, &elements, (uint)(count * sizeof(T)));
            else if (typeof(T) == typeof(float)) Avx.MaskStore((float*)first, First(count).AsSingle(), elements.AsSingle());
            else Avx.MaskStore((double*)first, First(count).AsDouble(), elements.AsDouble());
        }
    }

    // The masked load leaves zeros behind the elements.
    static Lanes128<T> Blend(Vector128<T> loaded, int count) => new(Vector128.ConditionalSelect(First(count), loaded, Vector128<T>.One));

    static Vector128<T> First(int count) => typeof(T) == typeof(float)
        ? Vector128.LessThan(Vector128<int>.Indices, Vector128.Create(count)).As<int, T>()
        : Vector128.LessThan(Vector128<long>.Indices, Vector128.Create((long)count)).As<long, T>();
}
