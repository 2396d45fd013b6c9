namespace AutoGrad;

/// <summary>Why an element of a gradient is exactly 0.</summary>
public sealed class ZeroGradient : GradientExplanation
{
    internal ZeroGradient(GradientSubject subject, ZeroGradientReason reason, IReadOnlyList<ZeroFactor> factors, IReadOnlyList<GradientTerm> terms) : base(subject)
    {
        Reason = reason;
        Factors = factors;
        Terms = terms;
    }

    /// <summary>Why.</summary>
    public ZeroGradientReason Reason { get; }

    /// <summary>The steps with a derivative of 0, in the order of recording.</summary>
    public IReadOnlyList<ZeroFactor> Factors { get; }

    /// <summary>The terms that cancel, or whose product is too small.</summary>
    public IReadOnlyList<GradientTerm> Terms { get; }

    /// <inheritdoc/>
    public override double? Gradient => 0;

    /// <inheritdoc/>
    public override string Summary => Reason switch
    {
        ZeroGradientReason.ZeroFactor => $"{Subject} is 0: on every way from one to the other a derivative is 0.",
        ZeroGradientReason.ZeroSeed => $"{Subject} is 0: the seed is 0 wherever the result depends on it.",
        ZeroGradientReason.Cancellation => $"{Subject} is 0: what it receives cancels.",
        _ => $"{Subject} is 0: the product of the derivatives on the way is too small for the dtype.",
    };

    /// <inheritdoc/>
    public override string Advice => Reason switch
    {
        ZeroGradientReason.ZeroSeed => "Give a seed that is not 0 there.",
        ZeroGradientReason.Underflow => "Compute with logarithms, or in Float64.",
        _ when Factors.Any(factor => factor.Kind == ZeroFactorKind.RuleReturnsNull) => "Let the rule return the adjoint of every operand that the result depends on.",
        _ when Factors.Any(factor => factor.Kind == ZeroFactorKind.RuleGivesZero) => "If the function changes with the operand, the rule is wrong; GradCheck.Run tells.",
        _ => "",
    };

    private protected override IEnumerable<string> Evidence =>
        Shown(Factors.Select(factor => factor.ToString()), "factors").Concat(Shown(Terms.Select(term => $"{term}."), "terms"));

    static IEnumerable<string> Shown(IEnumerable<string> lines, string what)
    {
        string[] all = [.. lines];
        return all.Length <= GradientPath.Shown ? all : all.Take(GradientPath.Shown).Append($"and {all.Length - GradientPath.Shown} more {what}");
    }
}
