namespace AutoGrad;

/// <summary>Which values of a recorded operation its backward rule reads.</summary>
[Flags]
internal enum Kept
{
    None = 0,
    Operand0 = 1,
    Operand1 = 2,
    Operand2 = 4,
    Result = 8,
    Operands = Operand0 | Operand1 | Operand2,
    All = Operands | Result,
}
