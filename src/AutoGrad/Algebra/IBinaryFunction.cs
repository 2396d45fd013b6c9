using System.Runtime.CompilerServices;

namespace AutoGrad;

/// <summary>A function y = f(a, b) of two numbers, written once over the algebra <see cref="IReal{V}"/>.</summary>
/// <typeparam name="F">The function itself.</typeparam>
public interface IBinaryFunction<F> where F : struct, IBinaryFunction<F>
{
    /// <summary>f(a, b).</summary>
    V Value<V>(V a, V b) where V : IReal<V>;

    /// <summary>∂f/∂a at (a, b), where y = f(a, b) is known already; by default the tangent over dual numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual V DerivativeA<V>(F f, V a, V b, V y) where V : IReal<V> =>
        f.Value(new Dual<V>(a, 1), new Dual<V>(b, 0)).Tangent;

    /// <summary>∂f/∂b at (a, b), where y = f(a, b) is known already; by default the tangent over dual numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual V DerivativeB<V>(F f, V a, V b, V y) where V : IReal<V> =>
        f.Value(new Dual<V>(a, 0), new Dual<V>(b, 1)).Tangent;
}
