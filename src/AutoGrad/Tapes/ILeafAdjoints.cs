namespace AutoGrad;

/// <summary>Where the adjoints of leaves go.</summary>
internal interface ILeafAdjoints
{
    /// <summary>The tensor to compute the adjoint of a leaf into.</summary>
    Tensor For(Tensor leaf);
}
