using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>One element in all places: a step of an outer product.</summary>
internal readonly unsafe struct BroadcastElement<T, V, TRegister> : ILeftVector<T, V>
    where T : unmanaged
    where V : unmanaged
    where TRegister : struct, IRegister<T, V>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Read(T* source, int count) => TRegister.Broadcast(source);
}
