namespace AutoGrad;

/// <summary>One computation of a replay: an operation on fixed tensors, into a fixed tensor.</summary>
internal sealed class ReplayStep(Operation operation, Tensor[] operands, Tensor result, bool accumulate) : IReplayUnit
{
    public Operation Operation { get; } = operation;

    public Tensor[] Operands { get; } = operands;

    public Tensor Result { get; } = result;

    public bool Accumulate { get; } = accumulate;

    /// <summary>Whether the result shows the memory of the operand, so that there is nothing to compute.</summary>
    public bool IsView { get; } = !accumulate && operands.Length == 1 && ReferenceEquals(result.Location.Buffer, operands[0].Location.Buffer);

    public void Run() => Operation.Compute(Operands, Result, Accumulate);
}
