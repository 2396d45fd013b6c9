namespace AutoGrad;

/// <summary>
/// A value that the captured function read while it ran. What it did next may depend on the value, so the program holds only
/// as long as the value is the same.
/// </summary>
internal sealed class ReplayGuard(Tensor tensor, int afterStep, string name)
{
    public Tensor Tensor { get; } = tensor;

    readonly byte[] expected = tensor.Bytes().ToArray();

    /// <summary>The number of steps after which the value is computed.</summary>
    public int AfterStep { get; } = afterStep;

    /// <exception cref="TapeException">The value differs from the one that the function read.</exception>
    public void Check()
    {
        if (!Tensor.Bytes().SequenceEqual(expected))
        {
            throw new TapeException(
                $"The captured function read the value of {name} {Tensor.Shape}, and may have branched on it; with these inputs the value differs, so the recorded steps need not hold. Use Where for choices that depend on values, or capture again.");
        }
    }
}
