namespace AutoGrad.Training;

/// <summary>A copy of parameters' values, to go back to.</summary>
internal sealed class Snapshot
{
    readonly IReadOnlyList<Parameter> parameters;
    readonly byte[][] values;

    public Snapshot(IReadOnlyList<Parameter> parameters)
    {
        this.parameters = parameters;
        values = [.. parameters.Select(parameter => parameter.Bytes().ToArray())];
    }

    /// <summary>Takes the present values in place of the ones before.</summary>
    public void Take()
    {
        for (int i = 0; i < values.Length; i++)
            parameters[i].Bytes().CopyTo(values[i]);
    }

    /// <summary>Gives the parameters the values taken.</summary>
    public void Restore()
    {
        for (int i = 0; i < values.Length; i++)
            values[i].CopyTo(parameters[i].Update());
    }
}
