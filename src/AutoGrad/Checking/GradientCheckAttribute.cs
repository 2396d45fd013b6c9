namespace AutoGrad;

/// <summary>
/// Marks a public static method that <c>autograd check path/to/Some.dll</c> checks: it takes tensors, at least one, and returns a tensor or an array of tensors.
/// Shapes and domains of the operands stand in <see cref="OperandAttribute"/>.
/// </summary>
/// <example><code>
/// [GradientCheck]
/// public static Tensor Focal([Operand(Shape = [4, 3])] Tensor logits, [Operand(Shape = [4, 3], Lower = 0, Upper = 1)] Tensor targets) => …
/// </code></example>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GradientCheckAttribute : Attribute;
