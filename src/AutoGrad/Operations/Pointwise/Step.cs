using System.Runtime.CompilerServices;

namespace AutoGrad.Operations;

/// <summary>
/// Piecewise constant functions: the derivatives of piecewise linear ones. A NaN lies on no side of a step, and a choice by one comparison would
/// swallow it; here it passes through.
/// </summary>
internal static class Step
{
    /// <summary><paramref name="above"/> where x &gt; <paramref name="at"/>, else <paramref name="below"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V At<V>(V x, double at, V below, V above) where V : IReal<V> =>
        V.Where(V.Greater(x, at), above, V.Where(V.LessOrEqual(x, at), below, x));

    /// <summary>1 where <paramref name="lower"/> &lt; x &lt; <paramref name="upper"/>, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Between<V>(V x, double lower, double upper) where V : IReal<V> =>
        V.Where(V.And(V.Greater(x, lower), V.Less(x, upper)), 1, Flat(x));

    /// <summary>0 everywhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Flat<V>(V x) where V : IReal<V> => V.Where(V.Equal(x, x), 0, x);
}
