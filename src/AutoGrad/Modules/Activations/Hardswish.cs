namespace AutoGrad.Modules;

/// <summary>x · min(max(x + 3, 0), 6) / 6.</summary>
public sealed class Hardswish : Activation
{
    private protected override Tensor Apply(Tensor x) => x.Hardswish();
}
