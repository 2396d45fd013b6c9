namespace AutoGrad;

/// <summary>The derivatives to the left and to the right of a point.</summary>
/// <param name="Left">By smaller values of x.</param>
/// <param name="Right">By larger values of x.</param>
internal readonly record struct Sides(DifferenceEstimate Left, DifferenceEstimate Right)
{
    public bool AreFinite => Left.IsFinite && Right.IsFinite;

    public double Size => Math.Max(Math.Abs(Left.Value), Math.Abs(Right.Value));

    /// <summary>The sum of both errors.</summary>
    public double Error => Left.Error + Right.Error;

    /// <summary>On each side the estimate that promises more.</summary>
    public Sides OrBetter(Sides other) => new(Left.OrBetter(other.Left), Right.OrBetter(other.Right));

    /// <summary>The derivative of a function whose sides agree.</summary>
    public DifferenceEstimate Mean => new(Left.Value + ((Right.Value - Left.Value) / 2), Math.Max(Left.Error, Right.Error) + (Math.Abs(Left.Value - Right.Value) / 2));

    public OneSidedDerivatives Derivatives => new(Left.Value, Right.Value);
}
