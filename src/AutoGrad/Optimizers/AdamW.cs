using AutoGrad.Kernels;

namespace AutoGrad.Optimizers;

/// <summary>
/// Adam with a weight decay of its own: θ ← (1 − ηλ)θ − η · m̂ / (√v̂ + ε), m̂ and v̂ being <see cref="Adam"/>'s moments of the gradient alone.
/// </summary>
/// <remarks>
/// Sources: Loshchilov and Hutter, Decoupled weight decay regularization, ICLR 2019, algorithm 2; torch.optim.AdamW, whose order of
/// operations is followed but for √v̂, as in <see cref="Adam"/>.
/// </remarks>
public sealed class AdamW : Optimizer
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
    public AdamW(
        IEnumerable<Parameter> parameters, double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 1e-2)
        : base(parameters, learningRate)
    {
        this.beta1 = OptimizerArguments.Share(beta1);
        this.beta2 = OptimizerArguments.Share(beta2);
        this.epsilon = OptimizerArguments.NotNegative(epsilon);
        this.weightDecay = OptimizerArguments.NotNegative(weightDecay);
        state = new OptimizerState(Parameters.Count);
    }

    /// <inheritdoc/>
    protected override void Update(int index, Parameter parameter) => state.Run(
        new AdamRule<DecoupledDecay>(state.NextStep(index), LearningRate, beta1, beta2, epsilon, new DecoupledDecay(1 - (LearningRate * weightDecay))), index, parameter);
}
