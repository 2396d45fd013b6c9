using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

// A function is called in the copy that the language makes of a field it cannot prove unchanged: only of what has no address does the compiler take the
// function's parameters, converted to registers, out of the loop.

/// <summary>y = f(a).</summary>
internal readonly struct UnaryValue<F>(F f) : IMapBody where F : struct, IUnaryFunction<F>
{
    public static int Arity => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Invoke<V>(V a, V b, V c, V d, V e) where V : IReal<V> => f.Value(a);
}

/// <summary>ȳ · f′(x), from ȳ, x and y.</summary>
internal readonly struct UnaryAdjoint<F>(F f) : IMapBody where F : struct, IUnaryFunction<F>
{
    public static int Arity => 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Invoke<V>(V yBar, V x, V y, V d, V e) where V : IReal<V> => yBar * F.Derivative(f, x, y);
}

/// <summary>y = f(a, b).</summary>
internal readonly struct BinaryValue<F>(F f) : IMapBody where F : struct, IBinaryFunction<F>
{
    public static int Arity => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Invoke<V>(V a, V b, V c, V d, V e) where V : IReal<V> => f.Value(a, b);
}

/// <summary>ȳ · ∂f/∂a, from ȳ, a, b and y.</summary>
internal readonly struct BinaryAdjointA<F>(F f) : IMapBody where F : struct, IBinaryFunction<F>
{
    public static int Arity => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Invoke<V>(V yBar, V a, V b, V y, V e) where V : IReal<V> => yBar * F.DerivativeA(f, a, b, y);
}

/// <summary>ȳ · ∂f/∂b, from ȳ, a, b and y.</summary>
internal readonly struct BinaryAdjointB<F>(F f) : IMapBody where F : struct, IBinaryFunction<F>
{
    public static int Arity => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Invoke<V>(V yBar, V a, V b, V y, V e) where V : IReal<V> => yBar * F.DerivativeB(f, a, b, y);
}

/// <summary>y = f(a, b, c).</summary>
internal readonly struct TernaryValue<F>(F f) : IMapBody where F : struct, ITernaryFunction<F>
{
    public static int Arity => 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Invoke<V>(V a, V b, V c, V d, V e) where V : IReal<V> => f.Value(a, b, c);
}

/// <summary>ȳ · ∂f/∂a, from ȳ, a, b, c and y.</summary>
internal readonly struct TernaryAdjointA<F>(F f) : IMapBody where F : struct, ITernaryFunction<F>
{
    public static int Arity => 5;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Invoke<V>(V yBar, V a, V b, V c, V y) where V : IReal<V> => yBar * F.DerivativeA(f, a, b, c, y);
}

/// <summary>ȳ · ∂f/∂b, from ȳ, a, b, c and y.</summary>
internal readonly struct TernaryAdjointB<F>(F f) : IMapBody where F : struct, ITernaryFunction<F>
{
    public static int Arity => 5;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Invoke<V>(V yBar, V a, V b, V c, V y) where V : IReal<V> => yBar * F.DerivativeB(f, a, b, c, y);
}

/// <summary>ȳ · ∂f/∂c, from ȳ, a, b, c and y.</summary>
internal readonly struct TernaryAdjointC<F>(F f) : IMapBody where F : struct, ITernaryFunction<F>
{
    public static int Arity => 5;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Invoke<V>(V yBar, V a, V b, V c, V y) where V : IReal<V> => yBar * F.DerivativeC(f, a, b, c, y);
}
