namespace AutoGrad;

/// <summary>A loss that reads parameters by itself.</summary>
internal sealed class ParameterSource : CheckSource
{
    readonly IReadOnlyList<Parameter> parameters;
    readonly Func<Tensor> loss;

    /// <param name="parameters">The parameters.</param>
    /// <param name="loss">The loss.</param>
    public ParameterSource(IReadOnlyList<Parameter> parameters, Func<Tensor> loss)
    {
        this.parameters = parameters;
        this.loss = loss;
        Names = [.. parameters.Select((parameter, i) => parameter.Name.Length > 0 ? parameter.Name : $"parameter {i}")];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Names { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Tensor> Operands => parameters;

    /// <inheritdoc/>
    public override Recording Record()
    {
        RandomDraws.Current?.Rewind();
        var tape = new Tape();
        try
        {
            tape.NoteReads();
            foreach (Parameter parameter in parameters)
                tape.Watch(parameter);
            int[] slots = [.. parameters.Select(parameter => tape.RequireSlot(parameter, "The parameter"))];
            return new Recording(tape, slots, ResultsOn(tape, [loss()]));
        }
        catch
        {
            tape.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override double[] Run(double[][] elements)
    {
        (TensorBuffer? Buffer, int Start)[] own = [.. parameters.Select(parameter => parameter.Location)];
        try
        {
            for (int i = 0; i < own.Length; i++)
            {
                // The parameters show other memory for a while; their versions and gradients stay as they are.
                (TensorBuffer? buffer, int start) = Memory(elements[i], parameters[i]).Location;
                parameters[i].Relocate(buffer!, start);
            }

            return Unrecorded(() => [loss()]);
        }
        finally
        {
            for (int i = 0; i < own.Length; i++)
                parameters[i].Relocate(own[i].Buffer!, own[i].Start);
        }
    }

    static Tensor Memory(double[] elements, Parameter parameter)
    {
        using var nobody = new NoOwner();
        return From(elements, parameter.Shape, parameter.DType);
    }
}
