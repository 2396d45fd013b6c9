using System.Globalization;

namespace AutoGrad.Modules;

/// <summary>ln(1 + e^(βx))/β, a smooth <see cref="Relu"/>.</summary>
/// <param name="beta">The sharpness β ≠ 0.</param>
public sealed class Softplus(double beta = 1) : Activation
{
    /// <summary>The sharpness β ≠ 0.</summary>
    public double Beta { get; } = beta;

    /// <inheritdoc/>
    protected internal override string Describe() => string.Create(CultureInfo.InvariantCulture, $"Softplus({Beta:R})");

    private protected override Tensor Apply(Tensor x) => x.Softplus(Beta);
}
