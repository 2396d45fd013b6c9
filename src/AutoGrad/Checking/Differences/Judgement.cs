namespace AutoGrad;

/// <summary>Whether a derivative by the backward pass agrees with differences, with a tolerance that the differences themselves give.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Doubt">Why there is none.</param>
/// <param name="Numeric">The derivative by differences.</param>
/// <param name="Tolerance">The largest distance at which the two count as equal.</param>
internal readonly record struct Judgement(Verdict Verdict, Doubt Doubt, DifferenceEstimate Numeric, double Tolerance)
{
    /// <summary>The derivatives on both sides of a kink; null if there is none.</summary>
    public OneSidedDerivatives? Kink { get; init; }
}
