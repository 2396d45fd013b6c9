namespace AutoGrad.Operations;

/// <summary>Operands at which an operation has no derivative, and the gradients declared there for the sum of the result's elements.</summary>
/// <param name="Operands">The elements of each operand in row-major order.</param>
/// <param name="Gradients">The declared gradient with respect to each operand.</param>
internal sealed record SampleKink(double[][] Operands, double[][] Gradients);
