using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>One element, for processors without vector registers.</summary>
internal readonly unsafe struct RegisterScalar<T> : IRegister<T, T>
    where T : unmanaged
{
    public static int Width => 1;

    public static int TileRows => 6;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Load(T* source) => *source;

    public static T LoadFirst(T* source, int count) => count > 0 ? *source : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Broadcast(T* source) => *source;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T value, T* destination) => *destination = value;

    public static void StoreFirst(T value, T* destination, int count)
    {
        if (count > 0)
            *destination = value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Add(T left, T right) => typeof(T) == typeof(float)
        ? Unsafe.BitCast<float, T>(Unsafe.BitCast<T, float>(left) + Unsafe.BitCast<T, float>(right))
        : Unsafe.BitCast<double, T>(Unsafe.BitCast<T, double>(left) + Unsafe.BitCast<T, double>(right));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T MultiplyAdd(T a, T b, T c) => typeof(T) == typeof(float)
        ? Unsafe.BitCast<float, T>((Unsafe.BitCast<T, float>(a) * Unsafe.BitCast<T, float>(b)) + Unsafe.BitCast<T, float>(c))
        : Unsafe.BitCast<double, T>((Unsafe.BitCast<T, double>(a) * Unsafe.BitCast<T, double>(b)) + Unsafe.BitCast<T, double>(c));

    public static int Sums => 0;

    public static T SumEach(T a, T b, T c, T d, T e, T f, T g, T h) => throw new NotSupportedException("A register of one element has no sums.");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(T* source, nint sourceRow, int rows, int columns, T* destination, nint destinationRow)
        => TranspositionByElements.Run(source, sourceRow, rows, columns, destination, destinationRow);
}
