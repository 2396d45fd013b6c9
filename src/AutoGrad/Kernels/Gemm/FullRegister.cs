using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>As many elements as a register holds: a step of scalar products.</summary>
internal readonly unsafe struct FullRegister<T, V, TRegister> : ILeftVector<T, V>
    where T : unmanaged
    where V : unmanaged
    where TRegister : struct, IRegister<T, V>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Read(T* source, int count) => TRegister.Load(source);
}
