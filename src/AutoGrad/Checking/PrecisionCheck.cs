namespace AutoGrad;

/// <summary>How far a gradient computed in Float32 is from the same gradient computed in Float64.</summary>
/// <param name="Worst">The elements that are farthest off, the worst first.</param>
/// <param name="FirstLoss">The first entry of the tape at which a result or an adjoint is off by more than rounding explains; null if none is.</param>
/// <param name="Flipped">The entries whose comparisons, orders or indices come out differently in Float64.</param>
public sealed record PrecisionCheck(IReadOnlyList<PrecisionElement> Worst, PrecisionEntry? FirstLoss, IReadOnlyList<PrecisionEntry> Flipped);
