namespace AutoGrad;

/// <summary>Adjoints of parameters, computed where their gradients are kept.</summary>
internal sealed class ParameterGradients : ILeafAdjoints
{
    public static ParameterGradients Instance { get; } = new();

    public Tensor For(Tensor leaf)
    {
        var parameter = (Parameter)leaf;

        // A gradient that is already there is left alone until the whole pass has succeeded.
        return parameter.CurrentGradient is null ? parameter.BeginGradient() : Tensor.Rent(parameter.Shape, parameter.Length, parameter.DType);
    }
}
