namespace AutoGrad;

/// <summary>An element of a gradient in both precisions.</summary>
/// <param name="Operand">The name of the operand.</param>
/// <param name="Index">The index of the element, one number an axis.</param>
/// <param name="Single">The gradient computed in Float32.</param>
/// <param name="Double">The gradient computed in Float64.</param>
/// <param name="Ulps">The distance in units in the last place of a Float32 of that size.</param>
public sealed record PrecisionElement(string Operand, IReadOnlyList<int> Index, double Single, double Double, double Ulps);
