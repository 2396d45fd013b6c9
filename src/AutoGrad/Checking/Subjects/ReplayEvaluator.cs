namespace AutoGrad;

/// <summary>Evaluates a function by computing again what a tape has recorded.</summary>
internal sealed class ReplayEvaluator(Reevaluation plan) : IEvaluator
{
    readonly ReevaluationMemory memory = new(plan);

    public bool IsLocal(int operand) => memory.IsLocal(operand);

    public Evaluated Move(int operand, int index, double value) => new(memory.Move(operand, index, value), memory.Branches.Signature);

    public Evaluated Move(int operand, double[] elements) => new(memory.Move(operand, elements), memory.Branches.Signature);
}
