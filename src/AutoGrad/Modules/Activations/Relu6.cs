namespace AutoGrad.Modules;

/// <summary>Rectified linear unit with a ceiling, min(max(x, 0), 6).</summary>
public sealed class Relu6 : Activation
{
    private protected override Tensor Apply(Tensor x) => x.Relu6();
}
