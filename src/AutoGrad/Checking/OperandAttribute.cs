namespace AutoGrad;

/// <summary>The shape and the domain of an operand of a method that is marked with <see cref="GradientCheckAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OperandAttribute : Attribute
{
    /// <summary>The lengths of the axes; empty for a single number. Without it the shape is [2, 3].</summary>
    public int[] Shape { get; init; } = [2, 3];

    /// <summary>The lower end of the domain; −∞ by default.</summary>
    public double Lower { get; init; } = double.NegativeInfinity;

    /// <summary>The upper end of the domain; ∞ by default.</summary>
    public double Upper { get; init; } = double.PositiveInfinity;

    /// <summary>Whether the lower end belongs to the domain.</summary>
    public bool IncludesLower { get; init; }

    /// <summary>Whether the upper end belongs to the domain.</summary>
    public bool IncludesUpper { get; init; }

    /// <summary>The interval.</summary>
    public Domain Domain => new(Lower, Upper, IncludesLower, IncludesUpper);
}
