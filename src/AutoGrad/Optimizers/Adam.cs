using AutoGrad.Kernels;

namespace AutoGrad.Optimizers;

/// <summary>
/// Adam: m ← β₁m + (1 − β₁)g; v ← β₂v + (1 − β₂)g²; θ ← θ − η · m̂ / (√v̂ + ε), with m̂ = m/(1 − β₁ᵗ) and v̂ = v/(1 − β₂ᵗ) at step t of the
/// parameter.
/// </summary>
/// <remarks>
/// A weight decay λ adds λθ to the gradient, before the moments; <see cref="AdamW"/> keeps the two apart. m and v begin as 0. Sources:
/// Kingma and Ba, Adam: A method for stochastic optimization, ICLR 2015, algorithm 1; torch.optim.Adam, whose order of operations is
/// followed but for √v̂: √v times 1/√(1 − β₂ᵗ) in place of a division.
/// </remarks>
public sealed class Adam : Optimizer
{
    readonly OptimizerState state;
    readonly double beta1, beta2, epsilon, weightDecay;

    /// <summary>An optimizer of some parameters.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="learningRate">The learning rate η ≥ 0.</param>
    /// <param name="beta1">β₁, 0 ≤ β₁ &lt; 1: how much of the mean of gradients stays.</param>
    /// <param name="beta2">β₂, 0 ≤ β₂ &lt; 1: how much of the mean of squares stays.</param>
    /// <param name="epsilon">ε ≥ 0, which keeps the divisor from 0.</param>
    /// <param name="weightDecay">λ ≥ 0.</param>
    /// <exception cref="ArgumentException">There is no parameter.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public Adam(
        IEnumerable<Parameter> parameters, double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0)
        : base(parameters, learningRate)
    {
        this.beta1 = OptimizerArguments.Share(beta1);
        this.beta2 = OptimizerArguments.Share(beta2);
        this.epsilon = OptimizerArguments.NotNegative(epsilon);
        this.weightDecay = OptimizerArguments.NotNegative(weightDecay);
        state = new OptimizerState(Parameters.Count);
    }

    /// <inheritdoc/>
    protected override void Update(int index, Parameter parameter)
    {
        int step = state.NextStep(index);
        if (weightDecay == 0)
            state.Run(new AdamRule<NoDecay>(step, LearningRate, beta1, beta2, epsilon, default), index, parameter);
        else
            state.Run(new AdamRule<AddedDecay>(step, LearningRate, beta1, beta2, epsilon, new AddedDecay(weightDecay)), index, parameter);
    }
}
