using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>v ← momentum·v + g; θ ← θ − rate·v.</summary>
internal readonly struct MomentumRule<TDecay>(double rate, double momentum, TDecay decay) : IUpdateBody where TDecay : struct, IWeightDecay
{
    public static int StateCount => 1;

    public UpdateNumbers<V> Numbers<V>() where V : IReal<V> => new() { Rate = rate, Beta1 = momentum, Decay = decay.Amount };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Invoke<V>(in UpdateNumbers<V> numbers, V gradient, ref V value, ref V velocity, ref V second) where V : IReal<V>
    {
        velocity = (numbers.Beta1 * velocity) + TDecay.Gradient(gradient, value, numbers.Decay);
        value = TDecay.Value(value, numbers.Decay) - (numbers.Rate * velocity);
    }
}
