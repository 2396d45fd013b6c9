namespace AutoGrad.Testing;

/// <summary>Operations one after the other, as a function of one tensor.</summary>
public sealed class OperationChain
{
    readonly ChainStep[] steps;

    internal OperationChain(ChainStep[] steps) => this.steps = steps;

    /// <summary>The number of operations.</summary>
    public int Length => steps.Length;

    /// <summary>The result of the last operation.</summary>
    /// <param name="x">The operand of the first one, which others may use again; any shape.</param>
    public Tensor Apply(Tensor x) => steps.Aggregate(x, (y, step) => step.Apply(y, x));

    /// <summary>The chain as a C# lambda expression, such as <c>x => (x.Sin() * x)</c>.</summary>
    public override string ToString() => $"x => {steps.Aggregate("x", (operand, step) => step.On(operand))}";

    /// <summary>Each single step, then the chain with one step left out.</summary>
    internal IEnumerable<OperationChain> Shorter()
    {
        if (steps.Length < 2)
            yield break;
        foreach (ChainStep step in steps)
            yield return new OperationChain([step]);
        for (int i = 0; i < steps.Length; i++)
            yield return new OperationChain([.. steps[..i], .. steps[(i + 1)..]]);
    }
}
