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

    /// <summary>
    /// The same under names that a caller's code may keep, since the tensors of a tape's entries are used again for other tapes; the same name for
    /// an operand that is used twice.
    /// </summary>
    public Application ForCallers()
    {
        var named = new Tensor[Count];
        for (int i = 0; i < named.Length; i++)
        {
            int first = Operands.IndexOf(Operands[i]);
            named[i] = first < i ? named[first] : ForCallers(Operands[i]);
        }

        return new Application(named, ForCallers(Result));
    }

    static Tensor ForCallers(Tensor tensor) => tensor.Owner is TapeStorage { Tape: { } tape } ? tensor.NamedFor(tape) : tensor;
}
