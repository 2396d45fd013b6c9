namespace AutoGrad.Benchmarks.Peers;

/// <summary>An operation and the operands that it is timed on.</summary>
/// <param name="Name">The name by which <c>pytorch_operations.py</c> holds the same.</param>
/// <param name="Function">The operation.</param>
/// <param name="Operands">For each size the operands, with commas between them, each as <see cref="OperandSpec"/> reads it.</param>
sealed record OperationCase(string Name, Func<Tensor[], Tensor> Function, params string[] Operands)
{
    /// <summary>The operation at each size, without a gradient and, if it has one, with it.</summary>
    public IEnumerable<IWorkload> Workloads()
    {
        foreach (string operands in Operands)
        {
            yield return new SingleOperation(this, operands, isDifferentiated: false);
            if (operands.Split(',').Any(operand => OperandSpec.Parse(operand).IsVariable))
                yield return new SingleOperation(this, operands, isDifferentiated: true);
        }
    }
}
