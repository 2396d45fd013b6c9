namespace AutoGrad;

/// <summary>What a search for the origin of a gradient that is not finite has found.</summary>
internal sealed record NonFiniteOrigin(NonFiniteReason Reason)
{
    public GradientTerm? Term { get; init; }

    public TensorSummary? First { get; init; }

    public RecordedStep? FirstStep { get; init; }

    public IReadOnlyList<TensorSummary> Operands { get; init; } = [];

    /// <summary>The slot of the operand and the place of the result at which <see cref="Term"/> stands.</summary>
    public (int Entry, int Slot, int Place) At { get; init; }
}
