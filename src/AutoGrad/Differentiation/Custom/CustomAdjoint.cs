namespace AutoGrad;

/// <summary>The backward rule of a custom operation for one operand, as a step of a replay: operands, result and adjoint of the result to the operand's adjoint.</summary>
internal sealed class CustomAdjoint(CustomOperation operation, int operand) : Operation
{
    public override string Name => $"Adjoint of {operation.Name}";

    public override string Attributes => $"operand {operand}";

    internal override bool IsDifferentiable => false;

    internal override bool CanAccumulate => true;

    internal override TensorType Infer(ReadOnlySpan<Tensor> operands) => new(operands[operand].Shape, operands[operand].DType);

    internal override void Compute(ReadOnlySpan<Tensor> operands, Tensor result, bool accumulate)
    {
        using var memory = new RuleMemory(operands);
        Tensor?[] xBars = operation.CheckedVjp(memory.Operands[..^2], memory.Operands[^2], memory.Operands[^1]);
        if (xBars[operand] is { } xBar)
            TensorArithmetic.Add(xBar, result, accumulate);
        else if (!accumulate)
            result.Clear();
    }
}
