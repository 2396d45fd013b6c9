using System.Globalization;

namespace AutoGrad.Modules;

/// <summary>x for x &gt; 0, else slope · x.</summary>
/// <param name="negativeSlope">The slope below 0.</param>
public sealed class LeakyRelu(double negativeSlope = 0.01) : Activation
{
    /// <summary>The slope below 0.</summary>
    public double NegativeSlope { get; } = negativeSlope;

    /// <inheritdoc/>
    protected internal override string Describe() => string.Create(CultureInfo.InvariantCulture, $"LeakyRelu({NegativeSlope:R})");

    private protected override Tensor Apply(Tensor x) => x.LeakyRelu(NegativeSlope);
}
