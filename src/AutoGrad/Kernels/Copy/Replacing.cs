using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>place ← value.</summary>
internal readonly struct Replacing<T> : ITransfer<T> where T : unmanaged
{
    public static bool Replaces => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Put(T value, ref T place) => place = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void PutRow(ReadOnlySpan<T> values, Span<T> places) => values.CopyTo(places);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fill(T value, Span<T> places) => places.Fill(value);
}
