namespace AutoGrad.Operations;

/// <summary>An operation as the catalogue shows it.</summary>
public abstract class CatalogueEntry
{
    private protected CatalogueEntry(string name, OperationKind kind)
    {
        Name = name;
        Kind = kind;
    }

    /// <summary>The name of the operation, which is that of its public method.</summary>
    public string Name { get; }

    /// <summary>What the operation is made of.</summary>
    public OperationKind Kind { get; }

    /// <summary>Formula, derivative, domain and kinks, for each setting of the parameters that the operation shows.</summary>
    public abstract IReadOnlyList<CatalogueLine> Lines { get; }

    /// <summary>What the operation computes, for the first setting of its parameters.</summary>
    public string Formula => Lines[0].Formula;

    /// <summary>How it is differentiated, for the first setting of its parameters.</summary>
    public string Derivative => Lines[0].Derivative;

    /// <summary>Ways to call the operation, which the laws go through.</summary>
    internal abstract IReadOnlyList<OperationSample> Samples { get; }

    /// <summary>
    /// The largest error of the Float32 result that a fixed sample of the domain shows against Float64, in units in the last place; null where the
    /// operation is no pointwise function. It is measured by this call.
    /// </summary>
    public virtual double? MeasureFloat32Error() => null;

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
