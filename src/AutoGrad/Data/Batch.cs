namespace AutoGrad.Data;

/// <summary>Some examples of a dataset as tensors.</summary>
/// <param name="inputs">The inputs.</param>
/// <param name="targets">The targets.</param>
public sealed class Batch(Tensor inputs, Tensor targets)
{
    /// <summary>The inputs: Float32 [count, input shape…].</summary>
    public Tensor Inputs { get; } = inputs;

    /// <summary>The targets: classes as Int32 [count], or values as Float32 [count, outputs].</summary>
    public Tensor Targets { get; } = targets;

    /// <summary>The number of examples.</summary>
    public int Count => Inputs.Shape[0];
}
