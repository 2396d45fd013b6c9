using System.Runtime.CompilerServices;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace AutoGrad.Algebra;

/// <summary>The transcendental functions of any interpretation: static members of an interface need a type parameter to be named.</summary>
internal static class Real
{
    [MethodImpl(AggressiveInlining)]
    internal static V Exp<V>(V x) where V : IReal<V> => V.Exp(x);

    [MethodImpl(AggressiveInlining)]
    internal static V Exp2<V>(V x) where V : IReal<V> => V.Exp2(x);

    [MethodImpl(AggressiveInlining)]
    internal static V Expm1<V>(V x) where V : IReal<V> => V.Expm1(x);

    [MethodImpl(AggressiveInlining)]
    internal static V Log<V>(V x) where V : IReal<V> => V.Log(x);

    [MethodImpl(AggressiveInlining)]
    internal static V Log2<V>(V x) where V : IReal<V> => V.Log2(x);

    [MethodImpl(AggressiveInlining)]
    internal static V Log10<V>(V x) where V : IReal<V> => V.Log10(x);

    [MethodImpl(AggressiveInlining)]
    internal static V Log1p<V>(V x) where V : IReal<V> => V.Log1p(x);

    [MethodImpl(AggressiveInlining)]
    internal static V Sigmoid<V>(V x) where V : IReal<V> => V.Sigmoid(x);

    [MethodImpl(AggressiveInlining)]
    internal static V Softplus<V>(V x) where V : IReal<V> => V.Softplus(x);

    [MethodImpl(AggressiveInlining)]
    internal static V Sin<V>(V x) where V : IReal<V> => V.Sin(x);

    [MethodImpl(AggressiveInlining)]
    internal static V Cos<V>(V x) where V : IReal<V> => V.Cos(x);

    [MethodImpl(AggressiveInlining)]
    internal static V Tan<V>(V x) where V : IReal<V> => V.Tan(x);

    [MethodImpl(AggressiveInlining)]
    internal static V Asin<V>(V x) where V : IReal<V> => V.Asin(x);

    [MethodImpl(AggressiveInlining)]
    internal static V Acos<V>(V x) where V : IReal<V> => V.Acos(x);

    [MethodImpl(AggressiveInlining)]
    internal static V Atan<V>(V x) where V : IReal<V> => V.Atan(x);

    [MethodImpl(AggressiveInlining)]
    internal static V Sinh<V>(V x) where V : IReal<V> => V.Sinh(x);

    [MethodImpl(AggressiveInlining)]
    internal static V Cosh<V>(V x) where V : IReal<V> => V.Cosh(x);

    [MethodImpl(AggressiveInlining)]
    internal static V Tanh<V>(V x) where V : IReal<V> => V.Tanh(x);

    [MethodImpl(AggressiveInlining)]
    internal static V Asinh<V>(V x) where V : IReal<V> => V.Asinh(x);

    [MethodImpl(AggressiveInlining)]
    internal static V Acosh<V>(V x) where V : IReal<V> => V.Acosh(x);

    [MethodImpl(AggressiveInlining)]
    internal static V Atanh<V>(V x) where V : IReal<V> => V.Atanh(x);

    [MethodImpl(AggressiveInlining)]
    internal static V Erf<V>(V x) where V : IReal<V> => V.Erf(x);

    [MethodImpl(AggressiveInlining)]
    internal static V Erfc<V>(V x) where V : IReal<V> => V.Erfc(x);

    [MethodImpl(AggressiveInlining)]
    internal static V NormalCdf<V>(V x) where V : IReal<V> => V.NormalCdf(x);

    [MethodImpl(AggressiveInlining)]
    internal static V LogGamma<V>(V x) where V : IReal<V> => V.LogGamma(x);

    [MethodImpl(AggressiveInlining)]
    internal static V Atan2<V>(V y, V x) where V : IReal<V> => V.Atan2(y, x);

    [MethodImpl(AggressiveInlining)]
    internal static V Pow<V>(V a, V b) where V : IReal<V> => V.Pow(a, b);

    [MethodImpl(AggressiveInlining)]
    internal static V Polygamma<V>(int order, V x) where V : IReal<V> => V.Polygamma(order, x);
}
