namespace AutoGrad.Benchmarks.Detection;

/// <summary>One check of a whole model.</summary>
/// <param name="Mode">"Full" or "Fast".</param>
/// <param name="Verdict">What the report says of all elements.</param>
/// <param name="Elements">The number of elements of all parameters.</param>
/// <param name="Failed">How many elements failed.</param>
/// <param name="Seconds">How long the check took, its recording included.</param>
sealed record CheckingRow(string Mode, string Verdict, int Elements, int Failed, double Seconds);
