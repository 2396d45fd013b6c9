namespace AutoGrad;

/// <summary>A function of tensors.</summary>
internal sealed class FunctionSource : CheckSource
{
    readonly Func<Tensor[], Tensor[]> f;

    /// <param name="f">The function.</param>
    /// <param name="x">The operands.</param>
    /// <param name="names">Their names.</param>
    /// <exception cref="DTypeException">An operand is not floating-point.</exception>
    public FunctionSource(Func<Tensor[], Tensor[]> f, IReadOnlyList<Tensor> x, IReadOnlyList<string> names)
    {
        this.f = f;
        foreach (Tensor operand in x)
        {
            ArgumentNullException.ThrowIfNull(operand, nameof(x));
            if (!operand.DType.IsFloating)
                throw new DTypeException($"Gradients are checked by Float32 and Float64 operands, not {operand.DType} {operand.Shape}; let the function capture it instead.");
        }

        Operands = x;
        Names = names;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Names { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor> Operands { get; }

    /// <inheritdoc/>
    public override Recording Record()
    {
        RandomDraws.Current?.Rewind();

        // Copies, so that a function that also captures an operand keeps it apart from the variable.
        Tensor[] copies;
        using (new NoOwner())
            copies = [.. Operands.Select(operand => From(operand.ToDoubles(), operand.Shape, operand.DType))];
        var tape = new Tape();
        try
        {
            tape.NoteReads();
            Tensor[] named = Array.ConvertAll(copies, copy => Variable.Operation.Apply(copy));
            return new Recording(tape, Array.ConvertAll(named, variable => variable.Slot), ResultsOn(tape, f(named)));
        }
        catch
        {
            tape.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override double[] Run(double[][] elements) =>
        Unrecorded(() => f([.. Operands.Select((operand, i) => From(elements[i], operand.Shape, operand.DType))]));

    /// <inheritdoc/>
    public override CheckSource? Widened() => Operands.Any(operand => operand.DType == DType.Float32)
        ? new FunctionSource(f, [.. Operands.Select(operand => Tensor.From<double>(operand.ToDoubles(), operand.Shape))], Names)
        : null;
}
