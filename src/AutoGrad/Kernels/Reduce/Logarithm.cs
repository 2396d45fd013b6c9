using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>ln a.</summary>
internal readonly struct Logarithm : IMapBody
{
    public static int Arity => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Invoke<V>(V a, V b, V c, V d, V e) where V : IReal<V> => V.Log(a);
}
