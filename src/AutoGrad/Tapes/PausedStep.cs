namespace AutoGrad;

/// <summary>An operation that was applied while a tape was paused: not recorded, but remembered to tell where a gradient was cut off.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Operands">What it was applied to.</param>
/// <param name="Result">What it gave.</param>
/// <param name="Scope">The innermost scope that was open; 0 for none.</param>
internal readonly record struct PausedStep(Operation Operation, Tensor[] Operands, Tensor Result, int Scope);
