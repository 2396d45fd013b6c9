namespace AutoGrad;

/// <summary>An operation as it was applied: to which operands, with which result.</summary>
internal readonly ref struct Application(ReadOnlySpan<Tensor> operands, Tensor result)
{
    /// <summary>The operands in order.</summary>
    public ReadOnlySpan<Tensor> Operands { get; } = operands;

    /// <summary>The result y.</summary>
    public Tensor Result { get; } = result;

    /// <summary>The number of operands.</summary>
    public int Count => Operands.Length;

    /// <summary>An operand.</summary>
    public Tensor this[int operand] => Operands[operand];
}
