namespace AutoGrad;

/// <summary>A derivative by differences, and how far it may be from the truth.</summary>
/// <param name="Value">The extrapolated quotient.</param>
/// <param name="Error">The distance between the extrapolations, and the rounding error of the function over the step.</param>
internal readonly record struct DifferenceEstimate(double Value, double Error)
{
    /// <summary>
    /// How many estimated errors a distance may have and count as none. The estimate is the distance between two extrapolations, each of which may be near the other by chance; an error of a
    /// gradient that matters is larger by orders of magnitude.
    /// </summary>
    public const double Safety = 10;

    /// <summary>No step gave a finite quotient.</summary>
    public static DifferenceEstimate None { get; } = new(double.NaN, double.PositiveInfinity);

    public bool IsFinite => double.IsFinite(Value) && double.IsFinite(Error);

    /// <summary>Whether two estimates, both finite, are farther apart than their errors allow.</summary>
    public bool Contradicts(DifferenceEstimate other) => IsFinite && other.IsFinite && Math.Abs(Value - other.Value) > Safety * (Error + other.Error);

    /// <summary>Of two estimates the one that promises more.</summary>
    public DifferenceEstimate OrBetter(DifferenceEstimate other) => other.IsFinite && !(Error <= other.Error) ? other : this;
}
