using System.Runtime.CompilerServices;

namespace AutoGrad;

/// <summary>A function y = f(x) of one number, written once over the algebra <see cref="IReal{V}"/>.</summary>
/// <typeparam name="F">The function itself.</typeparam>
public interface IUnaryFunction<F> where F : struct, IUnaryFunction<F>
{
    /// <summary>f(x).</summary>
    V Value<V>(V x) where V : IReal<V>;

    /// <summary>f′(x), where y = f(x) is known already; by default the tangent of <see cref="Value"/> over dual numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static virtual V Derivative<V>(F f, V x, V y) where V : IReal<V> => f.Value(new Dual<V>(x, 1)).Tangent;
}
