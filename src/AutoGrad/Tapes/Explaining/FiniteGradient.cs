using System.Globalization;

namespace AutoGrad;

/// <summary>Where an element of a gradient comes from that is neither 0 nor infinite: the way with the largest contributions.</summary>
public sealed class FiniteGradient : GradientExplanation
{
    /// <summary>A gradient smaller than this, where the seed has the size 1, counts as tiny: 2⁻²⁰.</summary>
    public const double TinyBelow = 1.0 / (1 << 20);

    readonly double gradient;

    internal FiniteGradient(GradientSubject subject, double gradient, double seed, IReadOnlyList<GradientTerm> path) : base(subject)
    {
        this.gradient = gradient;
        Path = path;
        IsTiny = Math.Abs(gradient) < TinyBelow * seed;
    }

    /// <summary>The terms along the way with the largest contributions, from the result back to the variable; their derivatives' product is that way's share.</summary>
    public IReadOnlyList<GradientTerm> Path { get; }

    /// <summary>Whether the gradient is below <see cref="TinyBelow"/> times the seed, so that plain gradient descent hardly moves the element.</summary>
    public bool IsTiny { get; }

    /// <summary>The term on the path with the derivative of least magnitude; null for an empty path.</summary>
    public GradientTerm? Smallest => Path.MinBy(term => Math.Abs(term.Derivative));

    /// <inheritdoc/>
    public override double? Gradient => gradient;

    /// <summary>The term where the first value on the path is made that is not finite, though the gradient is; null if all of them are finite.</summary>
    public GradientTerm? FirstNonFinite => Path.LastOrDefault(term => !double.IsFinite(term.Value));

    /// <inheritdoc/>
    public override string Advice => FirstNonFinite is { } term
        ? string.Create(CultureInfo.InvariantCulture, $"The gradient is a number, but the result is not: {term.Step.Name} is {term.Value} at [{string.Join(", ", term.Index)}]. Open the tape with checkFinite: true to stop where the value is made.")
        : "";

    /// <inheritdoc/>
    public override string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"{Subject} is {gradient:G6}{(IsTiny ? $", which is tiny{Shrinking}" : "")}.{(Path.Count == 0 ? "" : " The largest contributions come this way:")}");

    private protected override IEnumerable<string> Evidence => Path.Count == 0 ? [] : GradientPath.Table(Path, ElementIndex.Text(Variable, Index), gradient);

    string Shrinking => Smallest is { } term ? string.Create(CultureInfo.InvariantCulture, $"; the smallest derivative on the way is {term.Derivative:G5}, at {term.Step}") : "";
}
