namespace AutoGrad.Operations;

/// <summary>
/// What an operation that is not a pointwise function tells the catalogue, the laws and the benchmarks about itself. The type bears the name of the public
/// method; a pointwise function says the same through <see cref="IFunction{F}"/>.
/// </summary>
internal interface IOperationDefinition
{
    /// <summary>What the operation computes, as an equation.</summary>
    static abstract string Formula { get; }

    /// <summary>How an adjoint passes back, as an equation; for an operation without a derivative, that it has none.</summary>
    static abstract string Derivative { get; }

    /// <summary>Ways to call the operation that together reach every attribute, axis order and broadcast that it knows.</summary>
    static abstract IEnumerable<OperationSample> Samples { get; }
}
