using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>m ← β₁m + (1 − β₁)g; v ← β₂v + (1 − β₂)g²; θ ← θ − rate/(1 − β₁ᵗ) · m / (√v · 1/√(1 − β₂ᵗ) + ε).</summary>
/// <param name="step">t, from 1.</param>
/// <param name="rate">The learning rate.</param>
/// <param name="beta1">β₁.</param>
/// <param name="beta2">β₂.</param>
/// <param name="epsilon">ε.</param>
/// <param name="decay">The weight decay.</param>
internal readonly struct AdamRule<TDecay>(int step, double rate, double beta1, double beta2, double epsilon, TDecay decay) : IUpdateBody
    where TDecay : struct, IWeightDecay
{
    public static int StateCount => 2;

    public UpdateNumbers<V> Numbers<V>() where V : IReal<V> => new()
    {
        Rate = rate / (1 - Math.Pow(beta1, step)),
        Beta1 = beta1,
        Rest1 = 1 - beta1,
        Beta2 = beta2,
        Rest2 = 1 - beta2,
        Correction = 1 / Math.Sqrt(1 - Math.Pow(beta2, step)),
        Epsilon = epsilon,
        Decay = decay.Amount,
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Invoke<V>(in UpdateNumbers<V> numbers, V gradient, ref V value, ref V mean, ref V square) where V : IReal<V>
    {
        V g = TDecay.Gradient(gradient, value, numbers.Decay);
        mean = (numbers.Beta1 * mean) + (numbers.Rest1 * g);
        square = (numbers.Beta2 * square) + (numbers.Rest2 * (g * g));
        V divisor = (V.Sqrt(square) * numbers.Correction) + numbers.Epsilon;
        value = TDecay.Value(value, numbers.Decay) - (numbers.Rate * (mean / divisor));
    }
}
