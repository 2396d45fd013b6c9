using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>e^(x − m).</summary>
internal readonly struct ExpFrom : ILineMap
{
    public static int Operands => 1;

    public static int Numbers => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V>(V x, V y, V first, V second) where V : IReal<V> => V.Exp(x - first);
}

/// <summary>x / s.</summary>
internal readonly struct Quotient : ILineMap
{
    public static int Operands => 1;

    public static int Numbers => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V>(V x, V y, V first, V second) where V : IReal<V> => x / first;
}

/// <summary>(x − m) − l.</summary>
internal readonly struct Shifted : ILineMap
{
    public static int Operands => 1;

    public static int Numbers => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V>(V x, V y, V first, V second) where V : IReal<V> => x - first - second;
}

/// <summary>v − e^y · s.</summary>
internal readonly struct WithoutShare : ILineMap
{
    public static int Operands => 2;

    public static int Numbers => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Of<V>(V x, V y, V first, V second) where V : IReal<V> => x - (V.Exp(y) * first);
}
