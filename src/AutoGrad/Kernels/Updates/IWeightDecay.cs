namespace AutoGrad.Kernels;

/// <summary>How an optimizer's rule pulls a value to 0 besides what the gradient does. A type of its own for each way, so that none is asked for at every element.</summary>
internal interface IWeightDecay
{
    /// <summary>The number of the decay, which the methods are given.</summary>
    double Amount { get; }

    /// <summary>The gradient that the rule sees.</summary>
    static abstract V Gradient<V>(V gradient, V value, V amount) where V : IReal<V>;

    /// <summary>The value that the rule's step starts from.</summary>
    static abstract V Value<V>(V value, V amount) where V : IReal<V>;
}
