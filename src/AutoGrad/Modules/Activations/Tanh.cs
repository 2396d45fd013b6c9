namespace AutoGrad.Modules;

/// <summary>Hyperbolic tangent.</summary>
public sealed class Tanh : Activation
{
    private protected override Tensor Apply(Tensor x) => x.Tanh();
}
