namespace AutoGrad;

/// <summary>The results of a function near the point of a check.</summary>
/// <param name="Results">The results that depend on what was moved, in a row.</param>
/// <param name="Branches">
/// Tells which comparisons, orders and choices behind the results came out differently than at the point; 0 if none did. Two evaluations with the same
/// number lie on the same smooth piece.
/// </param>
internal readonly record struct Evaluated(double[] Results, ulong Branches);
