namespace AutoGrad;

/// <summary>A parameter that the captured function read. Whether it has a gradient is planned, so it must stay frozen or free as it was.</summary>
internal sealed class ReplayParameter(Parameter parameter)
{
    readonly bool requiresGradient = parameter.RequiresGradient;

    /// <exception cref="TapeException">The parameter has been frozen or freed since the function was captured.</exception>
    public void Check()
    {
        if (parameter.RequiresGradient != requiresGradient)
        {
            throw new TapeException(
                $"RequiresGradient of the parameter '{parameter.Name}' was {requiresGradient} when the function was captured, and the backward pass was planned for that; it is {parameter.RequiresGradient} now. Capture again.");
        }
    }
}
