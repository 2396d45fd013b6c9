namespace AutoGrad.Planted;

/// <summary>A function with a right gradient that is hard to judge.</summary>
/// <param name="Name">What is hard.</param>
/// <param name="Operands">Where to check.</param>
/// <param name="Function">The function.</param>
public sealed record RightGradient(string Name, Tensor[] Operands, Func<Tensor[], Tensor> Function)
{
    /// <summary>None for a gradient that must pass; else the reason why the mathematics leaves no answer, which must be given.</summary>
    public Doubt Doubt { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
