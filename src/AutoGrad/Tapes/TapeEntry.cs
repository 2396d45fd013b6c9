namespace AutoGrad;

/// <summary>One recorded step.</summary>
internal struct TapeEntry
{
    public Operation Operation;

    /// <summary>The tape's own tensor for the result; see <see cref="TapeStorage"/>.</summary>
    public Tensor Result;

    /// <summary>Where the operands' slots begin in the tape's list of slots.</summary>
    public int FirstOperand;
    public int OperandCount;

    /// <summary>Whether a gradient can pass through: the operation is differentiable, and the result floating-point.</summary>
    public bool PassesGradient;

    /// <summary>The innermost scope that was open; 0 for none.</summary>
    public int Scope;
}
