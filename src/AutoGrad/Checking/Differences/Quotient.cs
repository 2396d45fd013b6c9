namespace AutoGrad;

/// <summary>The quotients for one step h, each with the rounding error of the function over the step.</summary>
/// <param name="Central">(f(x + h) − f(x − h)) / 2h.</param>
/// <param name="Forward">(f(x + h) − f(x)) / h.</param>
/// <param name="Backward">(f(x) − f(x − h)) / h.</param>
/// <param name="BranchesAbove">The branches at x + h; 0 if they are those at x.</param>
/// <param name="BranchesBelow">The branches at x − h; 0 if they are those at x.</param>
internal readonly record struct Quotient(
    DifferenceEstimate Central, DifferenceEstimate Forward, DifferenceEstimate Backward, ulong BranchesAbove, ulong BranchesBelow)
{
    /// <summary>Whether x − h, x and x + h are known to take different branches.</summary>
    public bool Crosses => BranchesAbove != 0 || BranchesBelow != 0;
}
