using System.Globalization;

namespace AutoGrad.Modules;

/// <summary>Exponential linear unit, x for x &gt; 0, else α(eˣ − 1).</summary>
/// <param name="alpha">α, how far down the function reaches.</param>
public sealed class Elu(double alpha = 1) : Activation
{
    /// <summary>α, how far down the function reaches.</summary>
    public double Alpha { get; } = alpha;

    /// <inheritdoc/>
    protected internal override string Describe() => string.Create(CultureInfo.InvariantCulture, $"Elu({Alpha:R})");

    private protected override Tensor Apply(Tensor x) => x.Elu(Alpha);
}
