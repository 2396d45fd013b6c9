using System.Runtime.CompilerServices;

namespace AutoGrad;

/// <summary>A function y = f(a, b, c) of three numbers, written once over the algebra <see cref="IReal{V}"/>.</summary>
/// <typeparam name="F">The function itself.</typeparam>
public interface ITernaryFunction<F> where F : struct, ITernaryFunction<F>
{
    /// <summary>f(a, b, c).</summary>
    V Value<V>(V a, V b, V c) where V : IReal<V>;

    /// <summary>∂f/∂a, where y = f(a, b, c) is known already; by default the tangent over dual numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual V DerivativeA<V>(F f, V a, V b, V c, V y) where V : IReal<V> =>
        f.Value(new Dual<V>(a, 1), new Dual<V>(b, 0), new Dual<V>(c, 0)).Tangent;

    /// <summary>∂f/∂b, where y = f(a, b, c) is known already; by default the tangent over dual numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual V DerivativeB<V>(F f, V a, V b, V c, V y) where V : IReal<V> =>
        f.Value(new Dual<V>(a, 0), new Dual<V>(b, 1), new Dual<V>(c, 0)).Tangent;

    /// <summary>∂f/∂c, where y = f(a, b, c) is known already; by default the tangent over dual numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual V DerivativeC<V>(F f, V a, V b, V c, V y) where V : IReal<V> =>
        f.Value(new Dual<V>(a, 0), new Dual<V>(b, 0), new Dual<V>(c, 1)).Tangent;
}
