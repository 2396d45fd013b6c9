namespace AutoGrad.Testing;

/// <summary>A step of a chain of operations.</summary>
/// <param name="Text">The step as C#, where <c>{0}</c> is the result of the step before.</param>
/// <param name="Apply">The step: the result before it and the operand of the chain to the next result.</param>
internal sealed record ChainStep(string Text, Func<Tensor, Tensor, Tensor> Apply)
{
    public string On(string operand) => Text.Replace("{0}", operand, StringComparison.Ordinal);
}
