using System.Runtime.CompilerServices;

namespace AutoGrad.Kernels;

/// <summary>
/// m ← β₁m + (1 − β₁)g; v ← β₂v + (1 − β₂)g²; θ ← shrink·θ − rate/(1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε), where g has been given decay·θ before.
/// </summary>
/// <param name="step">t, from 1.</param>
/// <param name="rate">The learning rate.</param>
/// <param name="beta1">β₁.</param>
/// <param name="beta2">β₂.</param>
/// <param name="epsilon">ε.</param>
/// <param name="weightDecay">What is added to the gradient, times θ; 0 for AdamW.</param>
/// <param name="shrink">The factor of θ; 1 for Adam.</param>
internal readonly struct AdamRule(int step, double rate, double beta1, double beta2, double epsilon, double weightDecay, double shrink) : IUpdateBody
{
    readonly double stepSize = rate / (1 - Math.Pow(beta1, step));
    readonly double rootOfCorrection = Math.Sqrt(1 - Math.Pow(beta2, step));

    public static int StateCount => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Invoke<V>(V gradient, ref V value, ref V mean, ref V square) where V : IReal<V>
    {
        V g = weightDecay == 0 ? gradient : gradient + (weightDecay * value);
        mean = (beta1 * mean) + ((1 - beta1) * g);
        square = (beta2 * square) + ((1 - beta2) * (g * g));
        V kept = shrink == 1 ? value : shrink * value;
        value = kept - (stepSize * (mean / ((V.Sqrt(square) / rootOfCorrection) + epsilon)));
    }
}
