using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>The first elements of a register: the last step of scalar products.</summary>
internal readonly unsafe struct PartialRegister<T, V, TRegister> : ILeftVector<T, V>
    where T : unmanaged
    where V : unmanaged
    where TRegister : struct, IRegister<T, V>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Read(T* source, int count) => TRegister.LoadFirst(source, count);
}
