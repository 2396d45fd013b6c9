namespace AutoGrad;

/// <summary>A point at which a function is continuous or jumps but has no derivative, and the value declared for it there.</summary>
/// <param name="At">The point, one coordinate an operand.</param>
/// <param name="Derivative">The declared partial derivative with respect to each operand.</param>
public sealed record Kink(IReadOnlyList<double> At, IReadOnlyList<double> Derivative)
{
    /// <summary>A kink of a function of one operand.</summary>
    public Kink(double at, double derivative) : this([at], [derivative]) { }
}
