namespace AutoGrad;

/// <summary>What a backward pass knows of an entry or a leaf.</summary>
internal struct AdjointSlot
{
    /// <summary>The sum of the contributions so far; null if there has been none, or if it has been passed on.</summary>
    public Tensor? Adjoint;

    /// <summary>Whether something that is asked for depends on the adjoint.</summary>
    public bool IsWanted;

    /// <summary>Whether the adjoint itself is asked for, so that it stays.</summary>
    public bool IsKept;
}
