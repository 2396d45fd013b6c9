using AutoGrad.Kernels;

namespace AutoGrad.Optimizers;

/// <summary>
/// Stochastic gradient descent: d = g + λθ; v ← μv + d; θ ← θ − η·v, or with Nesterov's look ahead θ ← θ − η·(d + μv).
/// </summary>
/// <remarks>
/// v begins as 0. This is PyTorch's form, in which the learning rate multiplies the whole velocity. Sources: Sutskever, Martens, Dahl and
/// Hinton, On the importance of initialization and momentum in deep learning, ICML 2013, section 2; torch.optim.SGD.
/// </remarks>
public sealed class Sgd : Optimizer
{
    readonly OptimizerState state;
    readonly double momentum, weightDecay;
    readonly bool nesterov;

    /// <summary>An optimizer of some parameters.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="learningRate">The learning rate η ≥ 0.</param>
    /// <param name="momentum">The momentum μ, 0 ≤ μ &lt; 1; 0 for none.</param>
    /// <param name="nesterov">Whether to use Nesterov's momentum.</param>
    /// <param name="weightDecay">λ ≥ 0: adds λθ to the gradient, the gradient of λ|θ|²/2.</param>
    /// <exception cref="ArgumentException">There is no parameter, or Nesterov's momentum is asked for without a momentum.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public Sgd(IEnumerable<Parameter> parameters, double learningRate, double momentum = 0, bool nesterov = false, double weightDecay = 0)
        : base(parameters, learningRate)
    {
        this.momentum = OptimizerArguments.Share(momentum);
        this.weightDecay = OptimizerArguments.NotNegative(weightDecay);
        if (nesterov && momentum == 0)
            throw new ArgumentException("Nesterov's momentum needs a momentum above 0, such as 0.9.", nameof(nesterov));
        this.nesterov = nesterov;
        state = new OptimizerState(Parameters.Count);
    }

    /// <inheritdoc/>
    protected override void Update(int index, Parameter parameter)
    {
        if (weightDecay == 0)
            Update(default(NoDecay), index, parameter);
        else
            Update(new AddedDecay(weightDecay), index, parameter);
    }

    void Update<TDecay>(TDecay decay, int index, Parameter parameter) where TDecay : struct, IWeightDecay
    {
        if (momentum == 0)
            state.Run(new SgdRule<TDecay>(LearningRate, decay), index, parameter);
        else if (nesterov)
            state.Run(new NesterovRule<TDecay>(LearningRate, momentum, decay), index, parameter);
        else
            state.Run(new MomentumRule<TDecay>(LearningRate, momentum, decay), index, parameter);
    }
}
