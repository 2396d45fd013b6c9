using System.Runtime.CompilerServices;
using AutoGrad.Algebra;

namespace AutoGrad.Kernels;

/// <summary>a + b.</summary>
internal readonly struct Plus : ICombiner
{
    public static double Identity => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Combine<V>(V a, V b) where V : IReal<V> => a + b;
}

/// <summary>a · b.</summary>
internal readonly struct Times : ICombiner
{
    public static double Identity => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Combine<V>(V a, V b) where V : IReal<V> => a * b;
}

/// <summary>max(a, b); NaN if either is NaN.</summary>
internal readonly struct Larger : ICombiner
{
    public static double Identity => double.NegativeInfinity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Combine<V>(V a, V b) where V : IReal<V> => V.Max(a, b);
}

/// <summary>min(a, b); NaN if either is NaN.</summary>
internal readonly struct Smaller : ICombiner
{
    public static double Identity => double.PositiveInfinity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Combine<V>(V a, V b) where V : IReal<V> => V.Min(a, b);
}
