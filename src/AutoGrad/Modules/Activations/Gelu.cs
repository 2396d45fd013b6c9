namespace AutoGrad.Modules;

/// <summary>Gaussian error linear unit, x·Φ(x) with the normal distribution function Φ.</summary>
public sealed class Gelu : Activation
{
    private protected override Tensor Apply(Tensor x) => x.Gelu();
}
