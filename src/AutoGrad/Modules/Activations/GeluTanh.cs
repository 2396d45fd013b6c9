namespace AutoGrad.Modules;

/// <summary>The approximation of <see cref="Gelu"/> by tanh.</summary>
public sealed class GeluTanh : Activation
{
    private protected override Tensor Apply(Tensor x) => x.GeluTanh();
}
