namespace AutoGrad;

/// <summary>A tensor that the tape reads but did not compute.</summary>
internal struct TapeLeaf
{
    public Tensor Tensor;

    /// <summary>Whether the tape was asked to watch it, or it is a parameter that wants a gradient.</summary>
    public bool IsVariable;

    /// <summary>The version of a parameter when the tape first read it.</summary>
    public int Version;
}
