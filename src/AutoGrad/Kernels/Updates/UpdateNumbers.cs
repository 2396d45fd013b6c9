namespace AutoGrad.Kernels;

/// <summary>
/// The numbers of an optimizer's rule, each in every element of a register. They are made once before a loop: converted at every step, they would cost more than
/// the arithmetic, and a conversion waits for whatever its register held before (the division of the step before, if that was it).
/// </summary>
internal readonly struct UpdateNumbers<V> where V : IReal<V>
{
    /// <summary>What the direction is multiplied by.</summary>
    public V Rate { get; init; }

    /// <summary>How much of the first state stays: a momentum, or β₁.</summary>
    public V Beta1 { get; init; }

    /// <summary>1 − β₁.</summary>
    public V Rest1 { get; init; }

    /// <summary>How much of the second state stays, β₂.</summary>
    public V Beta2 { get; init; }

    /// <summary>1 − β₂.</summary>
    public V Rest2 { get; init; }

    /// <summary>The factor of √v.</summary>
    public V Correction { get; init; }

    /// <summary>ε.</summary>
    public V Epsilon { get; init; }

    /// <summary>The number of the weight decay.</summary>
    public V Decay { get; init; }
}
