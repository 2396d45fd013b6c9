namespace AutoGrad;

/// <summary>Where a program computes the gradient of a parameter: the memory of the parameter's own gradient, or, while that holds an earlier one, memory of the program's.</summary>
internal sealed class ReplayGradient(Parameter parameter, Tensor destination)
{
    readonly (TensorBuffer? Buffer, int Start) own = destination.Location;

    public Tensor Destination { get; } = destination;

    public void Begin()
    {
        (TensorBuffer? buffer, int start) = parameter.CurrentGradient is null ? parameter.BeginGradient().Location : own;
        Destination.Relocate(buffer!, start);
    }

    public void Commit()
    {
        if (parameter.CurrentGradient is null)
            parameter.CommitGradient();
        else
            parameter.AddToGradient(Destination);
    }
}
