namespace AutoGrad.Modules;

/// <summary>x · tanh(softplus(x)).</summary>
public sealed class Mish : Activation
{
    private protected override Tensor Apply(Tensor x) => x.Mish();
}
