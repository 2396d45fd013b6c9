namespace AutoGrad.Modules;

/// <summary>Rectified linear unit, max(x, 0).</summary>
public sealed class Relu : Activation
{
    private protected override Tensor Apply(Tensor x) => x.Relu();
}
