namespace AutoGrad.Modules;

/// <summary>min(max(x + 3, 0), 6) / 6.</summary>
public sealed class Hardsigmoid : Activation
{
    private protected override Tensor Apply(Tensor x) => x.Hardsigmoid();
}
