namespace AutoGrad;

/// <summary>The derivatives on both sides of a kink.</summary>
/// <param name="Left">By smaller values of x; infinite if the function jumps there.</param>
/// <param name="Right">By larger values of x; infinite if the function jumps there.</param>
public sealed record OneSidedDerivatives(double Left, double Right);
