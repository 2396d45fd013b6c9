namespace AutoGrad;

/// <summary>Adjoints in memory that stays with a program.</summary>
internal sealed class KeptAdjoints : ILeafAdjoints
{
    public static KeptAdjoints Instance { get; } = new();

    public Tensor For(Tensor leaf)
    {
        Tensor kept = Tensor.Rent(leaf.Shape, leaf.Length, leaf.DType);
        kept.Forget();
        return kept;
    }
}
