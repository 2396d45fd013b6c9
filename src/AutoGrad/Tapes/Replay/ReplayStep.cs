namespace AutoGrad;

/// <summary>One computation of a replay: an operation on fixed tensors, into a fixed tensor.</summary>
/// <param name="operation">The operation.</param>
/// <param name="operands">What it reads.</param>
/// <param name="result">What it writes.</param>
/// <param name="accumulate">Whether it adds to what is there.</param>
/// <param name="entry">The number of the entry of the captured tape that the step computes, or whose backward rule it belongs to; −1 for the seed.</param>
internal sealed class ReplayStep(Operation operation, Tensor[] operands, Tensor result, bool accumulate, int entry) : IReplayUnit
{
    public Operation Operation { get; } = operation;

    public Tensor[] Operands { get; } = operands;

    public Tensor Result { get; } = result;

    public bool Accumulate { get; } = accumulate;

    public int Entry { get; } = entry;

    /// <summary>Whether the result shows the memory of the operand, so that there is nothing to compute.</summary>
    public bool IsView { get; } = !accumulate && operands.Length == 1 && ReferenceEquals(result.Location.Buffer, operands[0].Location.Buffer);

    /// <summary>Whether each element of the result is computed from the elements of the operands at the same place, and single numbers.</summary>
    public bool IsPointwise { get; } = operation is ITileable tileable && tileable.CanTile(operands, result);

    IReadOnlyList<ReplayStep> IReplayUnit.Steps => [this];

    public void Run() => Operation.Compute(Operands, Result, Accumulate);
}
