using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>place ← place + value.</summary>
internal readonly struct Adding<T> : ITransfer<T> where T : unmanaged, INumber<T>
{
    public static bool Replaces => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Put(T value, ref T place) => place += value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PutRow(ReadOnlySpan<T> values, Span<T> places) => TensorPrimitives.Add(places, values, places);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fill(T value, Span<T> places) => TensorPrimitives.Add(places, value, places);
}
