namespace AutoGrad.Modules;

/// <summary>x / (1 + |x|).</summary>
public sealed class Softsign : Activation
{
    private protected override Tensor Apply(Tensor x) => x.Softsign();
}
