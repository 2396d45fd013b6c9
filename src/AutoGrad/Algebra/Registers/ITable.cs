namespace AutoGrad.Algebra;

/// <summary>Sixteen constants, of which each element of a register chooses one.</summary>
internal interface ITable
{
    /// <summary>The constants.</summary>
    static abstract ReadOnlySpan<float> Entries { get; }
}
