namespace AutoGrad.Modules;

/// <summary>Logistic sigmoid, σ(x) = 1/(1 + e⁻ˣ).</summary>
public sealed class Sigmoid : Activation
{
    private protected override Tensor Apply(Tensor x) => x.Sigmoid();
}
