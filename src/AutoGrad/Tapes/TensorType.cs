namespace AutoGrad;

/// <summary>What is known of a tensor before it is computed.</summary>
internal readonly record struct TensorType(Shape Shape, DType DType);
