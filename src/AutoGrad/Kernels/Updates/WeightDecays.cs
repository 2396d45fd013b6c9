using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>No decay.</summary>
internal readonly struct NoDecay : IWeightDecay
{
    public double Amount => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Gradient<V>(V gradient, V value, V amount) where V : IReal<V> => gradient;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Value<V>(V value, V amount) where V : IReal<V> => value;
}

/// <summary>g + λθ in place of the gradient g: the gradient of λ|θ|²/2 is added.</summary>
internal readonly struct AddedDecay(double lambda) : IWeightDecay
{
    public double Amount => lambda;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Gradient<V>(V gradient, V value, V amount) where V : IReal<V> => gradient + (amount * value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Value<V>(V value, V amount) where V : IReal<V> => value;
}

/// <summary>factor·θ in place of the value θ, and the gradient alone in the rule's moments.</summary>
internal readonly struct DecoupledDecay(double factor) : IWeightDecay
{
    public double Amount => factor;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Gradient<V>(V gradient, V value, V amount) where V : IReal<V> => gradient;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Value<V>(V value, V amount) where V : IReal<V> => amount * value;
}
