namespace AutoGrad;

/// <summary>Where a program computes the gradient of a parameter: the memory of the parameter's own gradient, or, while that holds an earlier one, memory of the program's.</summary>
internal sealed class ReplayGradient(Parameter parameter, Tensor destination)
{
    readonly (TensorBuffer? Buffer, int Start) own = destination.Location;

    public Parameter Parameter { get; } = parameter;

    public Tensor Destination { get; } = destination;

    public void Begin()
    {
        (TensorBuffer? buffer, int start) = Parameter.CurrentGradient is null ? Parameter.BeginGradient().Location : own;
        Destination.Relocate(buffer!, start);
    }

    public void Commit()
    {
        if (Parameter.CurrentGradient is null)
            Parameter.CommitGradient();
        else
            Parameter.AddToGradient(Destination);
    }
}
