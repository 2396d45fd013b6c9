namespace AutoGrad.Modules;

/// <summary>Sigmoid linear unit (swish), x·σ(x).</summary>
public sealed class Silu : Activation
{
    private protected override Tensor Apply(Tensor x) => x.Silu();
}
