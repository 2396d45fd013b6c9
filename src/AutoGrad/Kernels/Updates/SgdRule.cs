using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>θ ← θ − rate·g.</summary>
internal readonly struct SgdRule<TDecay>(double rate, TDecay decay) : IUpdateBody where TDecay : struct, IWeightDecay
{
    public static int StateCount => 0;

    public UpdateNumbers<V> Numbers<V>() where V : IReal<V> => new() { Rate = rate, Decay = decay.Amount };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Invoke<V>(in UpdateNumbers<V> numbers, V gradient, ref V value, ref V first, ref V second) where V : IReal<V> =>
        value = TDecay.Value(value, numbers.Decay) - (numbers.Rate * TDecay.Gradient(gradient, value, numbers.Decay));
}
