using System.Globalization;

namespace AutoGrad.Modules;

/// <summary>Continuously differentiable exponential linear unit, max(x, 0) + min(0, α(e^(x/α) − 1)).</summary>
/// <param name="alpha">α ≠ 0.</param>
public sealed class Celu(double alpha = 1) : Activation
{
    /// <summary>α ≠ 0.</summary>
    public double Alpha { get; } = alpha;

    /// <inheritdoc/>
    protected internal override string Describe() => string.Create(CultureInfo.InvariantCulture, $"Celu({Alpha:R})");

    private protected override Tensor Apply(Tensor x) => x.Celu(Alpha);
}
