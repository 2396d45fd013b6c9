namespace AutoGrad.Modules;

/// <summary>ln σ(x).</summary>
public sealed class LogSigmoid : Activation
{
    private protected override Tensor Apply(Tensor x) => x.LogSigmoid();
}
