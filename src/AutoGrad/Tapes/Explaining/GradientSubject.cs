namespace AutoGrad;

/// <summary>Which element of which gradient is explained.</summary>
internal readonly record struct GradientSubject(string Result, string Variable, int[] Index);
