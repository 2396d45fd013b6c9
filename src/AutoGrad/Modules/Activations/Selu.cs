namespace AutoGrad.Modules;

/// <summary>
/// Scaled exponential linear unit, scale · (x for x &gt; 0, else α(eˣ − 1)), with the constants that keep mean 0 and variance 1.
/// </summary>
public sealed class Selu : Activation
{
    private protected override Tensor Apply(Tensor x) => x.Selu();
}
