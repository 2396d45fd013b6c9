namespace AutoGrad.Modules;

/// <summary>By which width of a layer <see cref="Initializers"/> scale its weights.</summary>
public enum FanMode
{
    /// <summary>The number of inputs of one output, which keeps the variance of the values on the way forward.</summary>
    In,

    /// <summary>The number of outputs that one input reaches, which keeps the variance of the adjoints on the way back.</summary>
    Out,
}
