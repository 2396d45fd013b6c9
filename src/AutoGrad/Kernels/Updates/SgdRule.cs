using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>d ← g + decay·θ; θ ← θ − rate·d.</summary>
internal readonly struct SgdRule(double rate, double weightDecay) : IUpdateBody
{
    public static int StateCount => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Invoke<V>(V gradient, ref V value, ref V first, ref V second) where V : IReal<V>
    {
        V d = weightDecay == 0 ? gradient : gradient + (weightDecay * value);
        value -= rate * d;
    }
}

/// <summary>d ← g + decay·θ; v ← momentum·v + d; θ ← θ − rate·(d + momentum·v) with Nesterov, else θ − rate·v.</summary>
internal readonly struct MomentumRule(double rate, double momentum, bool nesterov, double weightDecay) : IUpdateBody
{
    public static int StateCount => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Invoke<V>(V gradient, ref V value, ref V velocity, ref V second) where V : IReal<V>
    {
        V d = weightDecay == 0 ? gradient : gradient + (weightDecay * value);
        velocity = (momentum * velocity) + d;
        value -= rate * (nesterov ? d + (momentum * velocity) : velocity);
    }
}
