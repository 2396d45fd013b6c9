namespace AutoGrad;

/// <summary>How far a gradient check has come.</summary>
/// <param name="Operand">The name of the operand that is being checked.</param>
/// <param name="Done">The elements that have been checked, of all operands.</param>
/// <param name="Total">The elements that will be checked, of all operands.</param>
public readonly record struct GradCheckProgress(string Operand, int Done, int Total);
