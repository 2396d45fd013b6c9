namespace AutoGrad.Operations;

/// <summary>What the formula of a derivative tells about it.</summary>
/// <param name="Reads">The values that occur in the formula.</param>
/// <param name="IsOne">Whether the derivative is the constant 1, so that adjoints pass unchanged.</param>
internal readonly record struct DerivativeFacts(Kept Reads, bool IsOne)
{
    /// <summary>Reads the formula of a derivative with respect to operands named a, b and c and the result named y.</summary>
    public static DerivativeFacts Of(Formula derivative) => new(
        (derivative.Mentions("a") ? Kept.Operand0 : 0)
        | (derivative.Mentions("b") ? Kept.Operand1 : 0)
        | (derivative.Mentions("c") ? Kept.Operand2 : 0)
        | (derivative.Mentions("y") ? Kept.Result : 0),
        derivative.IsOne);
}
