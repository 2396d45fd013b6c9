namespace AutoGrad.Operations;

/// <summary>An operation that describes itself as <see cref="IOperationDefinition"/>.</summary>
internal sealed class DefinitionEntry<TDefinition>() : CatalogueEntry(typeof(TDefinition).Name, KindOf)
    where TDefinition : IOperationDefinition
{
    static OperationKind KindOf =>
        typeof(TDefinition).IsAssignableTo(typeof(Operation)) ? OperationKind.Primitive : OperationKind.Composition;

    /// <inheritdoc/>
    public override IReadOnlyList<CatalogueLine> Lines { get; } =
        [new CatalogueLine("", TDefinition.Formula, TDefinition.Derivative, "", "")];

    internal override IReadOnlyList<OperationSample> Samples { get; } = [.. TDefinition.Samples];
}
