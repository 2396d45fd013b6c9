namespace AutoGrad;

/// <summary>An entry of a tape that is computed again.</summary>
/// <param name="Entry">The number of the entry.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Slots">The slots of the operands; those of what was detached stand for the detached tensors.</param>
/// <param name="RecordedOperands">The operands as they were recorded, one tensor for an operand that is used twice.</param>
/// <param name="RecordedResult">The result as it was recorded.</param>
/// <param name="IsView">Whether the result shows the memory of the operand.</param>
/// <param name="HasBranches">Whether the operation chooses by comparing, or its result is a choice.</param>
internal sealed record ReevaluationStep(
    int Entry, Operation Operation, int[] Slots, Tensor[] RecordedOperands, Tensor RecordedResult, bool IsView, bool HasBranches)
{
    /// <summary>Whether each element of the result depends on the element of the operand at the same place alone.</summary>
    public bool KeepsPlaces(int slot, Tensor operand) =>
        operand.Length == RecordedResult.Length
        && (IsView || (Operation is ITileable tileable && tileable.CanTile(RecordedOperands, RecordedResult)))
        && Array.TrueForAll(Slots, other => other != slot || operand.Length == RecordedResult.Length);
}
