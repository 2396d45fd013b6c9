namespace AutoGrad;

/// <summary>An operation that was applied while a tape was paused: not recorded, but remembered to tell where a gradient was cut off.</summary>
internal sealed record PausedStep(Operation Operation, Tensor[] Operands, string Scope);
